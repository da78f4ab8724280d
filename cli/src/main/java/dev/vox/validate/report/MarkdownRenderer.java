package dev.vox.validate.report;

import dev.vox.report.MarkdownText;
import dev.vox.text.Figures;
import dev.vox.validate.CheckResult;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunReport;
import dev.vox.validate.Status;

import java.nio.charset.StandardCharsets;

/// The checklist that a person would keep by hand, as GitHub shows Markdown.
final class MarkdownRenderer implements Renderer {
    /// A step of a GitHub workflow may add 1 MiB to its summary; more is refused as a whole.
    private static final int MOST_BYTES_OF_A_SUMMARY = 1_000_000;

    private final int mostBytes;

    private MarkdownRenderer(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// As a file of its own.
    static MarkdownRenderer page() {
        return new MarkdownRenderer(Integer.MAX_VALUE);
    }

    /// As the summary of a step, which leaves the single checks out where it became too long.
    static MarkdownRenderer summary() {
        return new MarkdownRenderer(MOST_BYTES_OF_A_SUMMARY);
    }

    @Override
    public String add(RunEvent event) {
        return event instanceof RunEvent.RunEnded(RunReport report) ? document(report) : "";
    }

    private String document(RunReport report) {
        StringBuilder page = new StringBuilder();
        heading(page, report);
        table(page, report);
        int head = page.length();
        report.phases().forEach(phase -> phase(page, phase));
        if (page.toString().getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            page.setLength(head);
            page.append(
                    "\nThe single checks are left out: they are longer than a summary may be.\n");
        }
        return page.toString();
    }

    private static void heading(StringBuilder page, RunReport report) {
        page.append("# Validation: ").append(Judgement.verdict(report));
        page.append("\n\n").append(Tally.of(report).words());
        page.append(" in ").append(Figures.duration(report.took()));
        page.append(report.strict() ? ", strict" : "").append("\\\n");
        page.append(MarkdownText.code(report.project())).append(", vox ");
        page.append(MarkdownText.line(report.voxVersion())).append(", ");
        page.append(report.startedAt()).append("\n");
        if (!report.complete()) {
            page.append("\n**The run was interrupted:** what was done until then is below.\n");
        }
    }

    private static void table(StringBuilder page, RunReport report) {
        page.append("\n| phase | status | checks | time |\n|---|---|---|---|\n");
        for (PhaseResult phase : report.phases()) {
            page.append("| ").append(phase.number()).append(' ');
            page.append(MarkdownText.line(phase.title())).append(" | ").append(status(phase));
            page.append(" | ").append(Tally.of(phase).words()).append(" | ");
            page.append(Figures.duration(phase.took())).append(" |\n");
        }
    }

    private static String status(PhaseResult phase) {
        return phase.blockedBy() == null
                ? phase.status().name()
                : phase.status() + " by " + MarkdownText.line(phase.blockedBy());
    }

    private static void phase(StringBuilder page, PhaseResult phase) {
        page.append("\n## ").append(phase.number()).append(' ');
        page.append(MarkdownText.line(phase.title())).append("\n\n");
        phase.checks().forEach(check -> check(page, check));
        if (phase.checks().isEmpty()) {
            page.append("No checks.\n");
        }
    }

    private static void check(StringBuilder page, CheckResult check) {
        page.append(check.status() == Status.PASS ? "- [x] " : "- [ ] ");
        if (check.status() != Status.PASS) {
            page.append("**").append(check.status()).append("** ");
        }
        page.append(MarkdownText.line(check.title())).append(' ');
        page.append(MarkdownText.code(check.id())).append(Details.time(check)).append('\n');
        if (check.status() != Status.PASS && check.status() != Status.BLOCKED) {
            Details.of(check).forEach(detail -> detail(page, detail));
        }
        Details.seen(check).ifPresent(seen -> detail(page, new Details.Detail("seen", seen)));
    }

    private static void detail(StringBuilder page, Details.Detail detail) {
        page.append("  - ").append(MarkdownText.first(detail.name())).append(": ");
        page.append(MarkdownText.line(detail.value())).append('\n');
    }
}
