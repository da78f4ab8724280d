package dev.vox.cli.command.doctor;

import dev.vox.env.Project;
import dev.vox.validate.bundle.Bundle;
import dev.vox.validate.bundle.Censor;
import dev.vox.validate.doctor.Doctor;
import dev.vox.validate.doctor.Examination;
import dev.vox.validate.remedy.ChangeMaker;
import dev.vox.validate.remedy.Remedy;

import java.util.List;

/// What `vox doctor` works with; each is made when it is asked for.
public interface DoctorTools {
    /// The remedies for a project.
    List<Remedy> remedies(Project project);

    /// Runs the checks of a project.
    Doctor doctor(Project project, List<Remedy> remedies);

    /// Does what remedies plan.
    ChangeMaker changes(Project project);

    /// Knows the secrets of a project.
    Censor censor(Project project);

    /// Packs what was found.
    Bundle bundle(Project project, Examination examination, String report, Censor censor);

    /// The line of `vox --version`.
    String version();
}
