package dev.vox.cli.command.doctor;

import dev.vox.validate.bundle.Bundle;
import dev.vox.validate.doctor.Examination;
import dev.vox.validate.remedy.ChangeMaker.Made;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What came of `vox doctor`.
///
/// @param version of the tool
/// @param examination as things are after the fixes
/// @param strict whether warnings count as failed
/// @param fixed what `--fix` did or could not do
/// @param bundle what was written; null without `--bundle`
record DoctorOutcome(
        String version,
        Examination examination,
        boolean strict,
        List<Fix> fixed,
        Bundle.@Nullable Written bundle) {
    DoctorOutcome {
        fixed = List.copyOf(fixed);
    }

    /// A change, and how it is shown.
    ///
    /// @param subject relative to the project where it lies there
    /// @param diff its lines, secrets masked; empty where it is a command
    record Fix(Made made, String subject, List<String> diff) {
        Fix {
            diff = List.copyOf(diff);
        }
    }

    boolean healthy() {
        return examination.healthy(strict);
    }

    DoctorOutcome with(Bundle.Written written) {
        return new DoctorOutcome(version, examination, strict, fixed, written);
    }
}
