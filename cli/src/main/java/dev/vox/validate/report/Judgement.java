package dev.vox.validate.report;

import dev.vox.validate.CheckResult;
import dev.vox.validate.RunReport;
import dev.vox.validate.Severity;

/// What a result means to a program that knows only passed, failed, broken and skipped.
enum Judgement {
    PASSED,
    /// A recommended check saw something else; the run does not fail for it.
    WARNED,
    FAILED,
    BROKEN,
    SKIPPED;

    /// @param strict whether WARN and SKIP of required checks count as failed
    static Judgement of(CheckResult check, boolean strict) {
        return switch (check.status()) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case WARN -> strict ? FAILED : WARNED;
            case SKIP -> strict && check.severity() == Severity.REQUIRED ? FAILED : SKIPPED;
            case BLOCKED -> SKIPPED;
            case ERROR -> BROKEN;
        };
    }

    /// Whether nothing of a run failed or broke, and it came to its end.
    static boolean passed(RunReport report) {
        return report.complete()
                && report.phases().stream()
                        .flatMap(phase -> phase.checks().stream())
                        .map(check -> of(check, report.strict()))
                        .noneMatch(judged -> judged == FAILED || judged == BROKEN);
    }
}
