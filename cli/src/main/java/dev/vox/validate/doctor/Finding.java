package dev.vox.validate.doctor;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Severity;
import dev.vox.validate.Status;

/// A check that has been run, and whether there is a remedy.
///
/// @param section what it belongs to: the title of its phase
/// @param fixable whether `--fix` may mend it
public record Finding(String section, CheckResult result, boolean fixable) {
    /// Whether it keeps the whole from being well.
    ///
    /// @param strict whether warnings, and required checks that could not look, do as well
    public boolean fails(boolean strict) {
        boolean required = result.severity() == Severity.REQUIRED;
        return switch (result.status()) {
            case PASS -> false;
            case FAIL, BLOCKED -> true;
            case ERROR -> required || strict;
            case WARN -> strict;
            case SKIP -> strict && required;
        };
    }

    /// Whether something is to be done about it.
    public boolean isIll() {
        Status status = result.status();
        return status == Status.FAIL || status == Status.WARN;
    }
}
