package dev.vox.validate.report;

import dev.vox.report.Excerpt;
import dev.vox.text.Figures;
import dev.vox.text.Scrub;
import dev.vox.validate.CheckResult;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;
import dev.vox.validate.Status;

import java.util.stream.Collectors;

/// The log of a step of a GitHub workflow: a group a phase, and an annotation for what did not pass.
///
/// Commands are those of docs.github.com, "Workflow commands for GitHub Actions". A text of somebody else never begins a line, and
/// `##[`, which older runners take for a command anywhere, is taken apart.
final class GithubRenderer implements Renderer {
    @Override
    public String add(RunEvent event) {
        return switch (event) {
            case RunEvent.RunBegan _,
                    RunEvent.PhaseBegan _,
                    RunEvent.CheckBegan _,
                    RunEvent.CheckEnded _ ->
                    "";
            case RunEvent.PhaseEnded(PhaseResult phase) -> phase(phase);
            case RunEvent.RunEnded(RunReport report) -> end(report);
        };
    }

    private static String phase(PhaseResult phase) {
        StringBuilder log = new StringBuilder("::group::");
        log.append(phase.number()).append(' ').append(data(Excerpt.line(phase.title())));
        log.append(": ").append(Tally.of(phase).words()).append(", ");
        log.append(Figures.duration(phase.took())).append('\n');
        phase.checks().forEach(check -> check(log, check));
        log.append("::endgroup::\n");
        return log.toString();
    }

    private static void check(StringBuilder log, CheckResult check) {
        log.append(check.status()).append(' ').append(harmless(check.title())).append(" (");
        log.append(harmless(check.id())).append(Details.time(check)).append(")\n");
        Details.lines(check)
                .forEach(line -> log.append("  - ").append(harmless(line)).append('\n'));
    }

    /// Behind all the groups, where nobody has to open one to see it.
    private static String end(RunReport report) {
        StringBuilder log = new StringBuilder();
        for (PhaseResult phase : report.phases()) {
            for (CheckResult check : phase.checks()) {
                annotation(log, check, Judgement.of(check, report.strict()));
            }
        }
        if (!report.complete()) {
            log.append("::error title=validation interrupted::");
            log.append("what was done until then is reported\n");
        }
        log.append(Judgement.verdict(report)).append(": ").append(Tally.of(report).words());
        return log.append(" in ").append(Figures.duration(report.took())).append('\n').toString();
    }

    /// None for what is blocked: what blocks it has one.
    private static void annotation(StringBuilder log, CheckResult check, Judgement judged) {
        boolean worthIt = judged.fails() || judged == Judgement.WARNED;
        if (check.status() == Status.BLOCKED || !worthIt) {
            return;
        }
        log.append(judged.fails() ? "::error" : "::warning").append(" title=");
        log.append(property(Excerpt.line(check.id() + ": " + check.title()))).append("::");
        log.append(data(String.join("\n", Details.lines(check)))).append('\n');
    }

    private static String harmless(String text) {
        return Excerpt.line(text).replace("##[", "## [");
    }

    private static String data(String text) {
        return scrubbed(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String scrubbed(String text) {
        return text.lines()
                .map(line -> Scrub.line(line).replace("##[", "## ["))
                .collect(Collectors.joining("\n"));
    }
}
