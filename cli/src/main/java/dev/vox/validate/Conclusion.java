package dev.vox.validate;

import java.util.List;

/// What a run comes to.
public enum Conclusion {
    /// Every required check that ran passed, and one ran.
    PASSED,
    /// A required check failed.
    FAILED,
    /// Nothing could run for want of prerequisites.
    NOTHING_RAN,
    /// It was interrupted.
    INTERRUPTED;

    /// The conclusion of a report.
    public static Conclusion of(RunReport report) {
        if (!report.complete()) {
            return INTERRUPTED;
        }
        List<CheckResult> checks =
                report.phases().stream().flatMap(phase -> phase.checks().stream()).toList();
        boolean failed =
                checks.stream().anyMatch(Conclusion::isFailure)
                        || (report.strict()
                                && checks.stream().anyMatch(Conclusion::isStrictFailure));
        if (failed) {
            return FAILED;
        }
        return !checks.isEmpty() && checks.stream().allMatch(Conclusion::isUnrun)
                ? NOTHING_RAN
                : PASSED;
    }

    /// Whether a result makes the whole fail: a required check that failed or broke.
    public static boolean isFailure(CheckResult result) {
        return switch (result.status()) {
            case FAIL -> true;
            case ERROR -> result.severity() == Severity.REQUIRED;
            case PASS, WARN, SKIP, BLOCKED -> false;
        };
    }

    /// Whether a result makes the whole fail where nothing is forgiven: a warning, a broken check, or a required one that did
    /// not run.
    private static boolean isStrictFailure(CheckResult result) {
        return switch (result.status()) {
            case WARN, FAIL, ERROR -> true;
            case SKIP, BLOCKED -> result.severity() == Severity.REQUIRED;
            case PASS -> false;
        };
    }

    private static boolean isUnrun(CheckResult result) {
        return result.status() == Status.SKIP || result.status() == Status.BLOCKED;
    }

    /// The status of a phase by those of its checks.
    public static Status ofPhase(List<CheckResult> checks) {
        if (checks.stream().anyMatch(each -> each.status() == Status.FAIL)) {
            return Status.FAIL;
        }
        if (checks.stream().anyMatch(Conclusion::isFailure)) {
            return Status.ERROR;
        }
        if (checks.stream()
                .anyMatch(each -> each.status() == Status.WARN || each.status() == Status.ERROR)) {
            return Status.WARN;
        }
        boolean skipped = checks.stream().allMatch(each -> each.status() == Status.SKIP);
        return skipped && !checks.isEmpty() ? Status.SKIP : Status.PASS;
    }

    /// The status of a phase that was cut off, by what was decided of it: SKIP where that is nothing.
    public static Status ofCutPhase(List<CheckResult> decided) {
        return decided.isEmpty() ? Status.SKIP : ofPhase(decided);
    }
}
