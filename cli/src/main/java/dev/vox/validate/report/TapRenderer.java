package dev.vox.validate.report;

import dev.vox.report.Excerpt;
import dev.vox.text.Quoted;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Evidence;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The Test Anything Protocol, version 14 (testanything.org/tap-version-14-specification.html): a subtest a phase, a test point a check.
///
/// A recommended check that saw something else is `not ok … # TODO`, which fails no harness.
final class TapRenderer implements Renderer {
    private static final String INDENT = "    ";

    @Override
    public String add(RunEvent event) {
        return event instanceof RunEvent.RunEnded(RunReport report) ? document(report) : "";
    }

    private static String document(RunReport report) {
        StringBuilder tap = new StringBuilder("TAP version 14\n");
        tap.append(plan(report.phases().size(), "no phase was run"));
        int number = 0;
        for (PhaseResult phase : report.phases()) {
            phase(tap, report, phase, ++number);
        }
        if (!report.complete()) {
            tap.append("Bail out! the run was interrupted\n");
        }
        return tap.toString();
    }

    private static String plan(int count, String whyNone) {
        return count == 0 ? "1..0 # SKIP " + whyNone + "\n" : "1.." + count + "\n";
    }

    private static void phase(StringBuilder tap, RunReport report, PhaseResult phase, int number) {
        String title = Excerpt.line(phase.number() + " " + phase.title());
        StringBuilder subtest = new StringBuilder(plan(phase.checks().size(), "no checks"));
        int point = 0;
        for (CheckResult check : phase.checks()) {
            check(subtest, check, Judgement.of(check, report.strict()), ++point);
        }
        tap.append("# Subtest: ").append(title).append('\n');
        subtest.toString().lines().forEach(line -> tap.append(INDENT).append(line).append('\n'));
        tap.append(good(report, phase) ? "ok " : "not ok ");
        tap.append(number)
                .append(" - ")
                .append(escaped(title))
                .append(directive(phase))
                .append('\n');
    }

    private static boolean good(RunReport report, PhaseResult phase) {
        return phase.checks().stream()
                .map(check -> Judgement.of(check, report.strict()))
                .noneMatch(Judgement::fails);
    }

    private static String directive(PhaseResult phase) {
        return switch (phase.status()) {
            case BLOCKED -> " # SKIP blocked by " + escaped(String.valueOf(phase.blockedBy()));
            case SKIP -> " # SKIP every check was skipped";
            case PASS, FAIL, WARN, ERROR -> "";
        };
    }

    private static void check(StringBuilder tap, CheckResult check, Judgement judged, int number) {
        boolean ok = judged == Judgement.PASSED || judged == Judgement.SKIPPED;
        tap.append(ok ? "ok " : "not ok ").append(number).append(" - ");
        tap.append(escaped("%s: %s".formatted(check.id(), check.title())));
        tap.append(directive(check, judged)).append('\n');
        if (judged != Judgement.PASSED) {
            diagnostics(tap, check);
        }
    }

    private static String directive(CheckResult check, Judgement judged) {
        return switch (judged) {
            case PASSED, FAILED, BROKEN -> "";
            case WARNED -> " # TODO recommended, not required";
            case SKIPPED -> " # SKIP " + reason(check);
        };
    }

    private static String reason(CheckResult check) {
        String problem = check.problem() == null ? "" : escaped(check.problem());
        return problem.isEmpty() ? check.status().name().toLowerCase(Locale.ROOT) : problem;
    }

    private static void diagnostics(StringBuilder tap, CheckResult check) {
        tap.append("  ---\n");
        if (check.problem() != null) {
            value(tap, "message", check.problem());
        }
        value(tap, "severity", check.severity().name().toLowerCase(Locale.ROOT));
        value(tap, "status", check.status().name().toLowerCase(Locale.ROOT));
        value(tap, "kind", check.kind());
        tap.append("  duration_ms: ").append(millis(check.took())).append('\n');
        tap.append("  attempts: ").append(check.attempts()).append('\n');
        evidence(tap, check.evidence());
        if (check.fix() != null) {
            value(tap, "fix", check.fix());
        }
        if (check.docs() != null) {
            value(tap, "docs", check.docs());
        }
        tap.append("  ...\n");
    }

    private static void evidence(StringBuilder tap, List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        tap.append("  evidence:\n");
        for (Evidence seen : evidence) {
            tap.append("    - name: ").append(Quoted.text(seen.name())).append('\n');
            tap.append("      value: ").append(Quoted.text(Excerpt.of(seen.value())));
            tap.append('\n');
        }
    }

    private static void value(StringBuilder tap, String key, String text) {
        tap.append("  ").append(key).append(": ").append(Quoted.text(Excerpt.of(text)));
        tap.append('\n');
    }

    private static long millis(Duration duration) {
        return duration.plusNanos(500_000).toMillis();
    }

    /// A description is a line; `#` in it would begin a directive.
    private static String escaped(String text) {
        return Excerpt.line(Excerpt.of(text)).replace("\\", "\\\\").replace("#", "\\#");
    }
}
