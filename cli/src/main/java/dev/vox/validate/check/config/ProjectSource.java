package dev.vox.validate.check.config;

import dev.vox.env.Project;
import dev.vox.env.lint.Subject;
import dev.vox.profile.Configuration;

import java.util.Optional;

/// Reads what a project says of itself, as its files are now.
public interface ProjectSource {
    /// The files of variables and what they choose.
    ///
    /// @throws dev.vox.problem.InvalidConfiguration naming every mistake of every file
    Configuration configuration(Project project);

    /// What `vox env lint` looks at.
    Subject variables(Project project) throws InterruptedException;

    /// Reads `vox.yaml`; one that is not there says nothing.
    ///
    /// @return how many keys it has
    /// @throws dev.vox.problem.InvalidConfiguration naming every mistake
    int ownFile(Project project);

    /// The services of the Compose files that the chosen model needs.
    ///
    /// @return empty when the project has no Compose file
    /// @throws dev.vox.problem.InvalidConfiguration naming every mistake of the files, or of the choice of a model
    Optional<ComposeChoice> compose(Project project);
}
