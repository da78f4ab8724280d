package dev.vox.validate.report;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Conclusion;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;

/// What a result means to a program that knows only passed, failed, broken and skipped. It calls failed and broken what makes
/// the exit code 1, and nothing else.
enum Judgement {
    PASSED,
    /// Something is not as it should be; the run does not fail for it.
    WARNED,
    FAILED,
    BROKEN,
    SKIPPED;

    /// @param strict whether WARN and SKIP of required checks count as failed
    static Judgement of(CheckResult check, boolean strict) {
        boolean required = check.severity() == Severity.REQUIRED;
        return switch (check.status()) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case WARN -> strict ? FAILED : WARNED;
            case SKIP, BLOCKED -> strict && required ? FAILED : SKIPPED;
            case ERROR -> strict || required ? BROKEN : WARNED;
        };
    }

    /// Whether a result makes the run fail.
    boolean fails() {
        return this == FAILED || this == BROKEN;
    }

    /// What a run comes to, in a word or two.
    static String verdict(RunReport report) {
        return switch (Conclusion.of(report)) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOTHING_RAN -> "nothing ran";
            case INTERRUPTED -> "interrupted";
        };
    }
}
