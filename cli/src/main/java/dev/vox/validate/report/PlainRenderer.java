package dev.vox.validate.report;

import dev.vox.text.Row;
import dev.vox.validate.CheckResult;
import dev.vox.validate.Conclusion;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;
import dev.vox.validate.Status;

/// Rows, a phase at a time: one for each check, and at the end one for the run. Their first cells say which they are.
final class PlainRenderer implements Renderer {
    @Override
    public String add(RunEvent event) {
        return switch (event) {
            case RunEvent.RunBegan _,
                    RunEvent.PhaseBegan _,
                    RunEvent.CheckBegan _,
                    RunEvent.CheckEnded _ ->
                    "";
            case RunEvent.PhaseEnded(PhaseResult phase) -> rows(phase);
            case RunEvent.RunEnded(RunReport report) -> row(report).text() + "\n";
        };
    }

    private static String rows(PhaseResult phase) {
        StringBuilder rows = new StringBuilder();
        phase.checks()
                .forEach(check -> rows.append(row(phase.number(), check).text()).append('\n'));
        return rows.toString();
    }

    private static Row row(int phase, CheckResult check) {
        return Row.of(
                "check",
                phase,
                check.status(),
                check.severity(),
                check.id(),
                check.took(),
                check.problem(),
                check.fix());
    }

    private static Row row(RunReport report) {
        Tally tally = Tally.of(report);
        return Row.of(
                "run",
                Conclusion.of(report),
                tally.count(Status.PASS),
                tally.count(Status.FAIL),
                tally.count(Status.WARN),
                tally.count(Status.SKIP),
                tally.count(Status.BLOCKED),
                tally.count(Status.ERROR),
                report.took());
    }
}
