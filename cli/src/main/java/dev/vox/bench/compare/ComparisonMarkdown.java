package dev.vox.bench.compare;

import static dev.vox.report.MarkdownText.code;
import static dev.vox.report.MarkdownText.line;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.metric.Amount;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.Fingerprint.Difference;

import java.util.ArrayList;
import java.util.List;

/// A comparison and its thresholds for a pull request, in GitHub's Markdown. What is worse is said in words and by an arrow.
public final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    /// The text.
    public static String text(ComparisonReport report) {
        StringBuilder text = new StringBuilder();
        text.append("## Benchmarks: ").append(report.headline()).append("\n\n");
        report.unsound().forEach(why -> text.append("* **").append(line(why)).append("**\n"));
        if (!report.unsound().isEmpty()) {
            text.append('\n');
        }
        report.comparisons().forEach(each -> comparison(text, each));
        if (!report.gates().isEmpty()) {
            gates(text, report);
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static void comparison(StringBuilder text, Comparison comparison) {
        text.append("### ")
                .append(line(comparison.scenario()))
                .append(": ")
                .append(line(comparison.b()))
                .append(", measured by ")
                .append(line(comparison.a()))
                .append("\n\n");
        text.append("| figure | A | B | change | 95 % interval | p | n | verdict |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|---|\n");
        for (SeriesComparison each : comparison.series()) {
            row(
                    text,
                    cell(each.title()),
                    ChangeText.middle(each, each.a()),
                    ChangeText.middle(each, each.b()),
                    ChangeText.change(each.ratio().value()),
                    ChangeText.interval(each.ratio()),
                    line(ChangeText.p(each.p())),
                    ChangeText.n(each),
                    verdict(each));
        }
        text.append('\n');
        text.append(
                "A is %s, B is %s. Medians; a difference is one beyond %s %% with p below %s.\n\n"
                        .formatted(
                                line(comparison.a()),
                                line(comparison.b()),
                                Amount.text(comparison.rule().threshold() * 100, Unit.RATIO),
                                Rule.MOST_P));
        notes(text, comparison);
    }

    private static String verdict(SeriesComparison each) {
        return switch (each.verdict()) {
            case WORSE -> "**%s worse**".formatted(each.ratio().value() > 1 ? "↑" : "↓");
            case BETTER -> "%s better".formatted(each.ratio().value() > 1 ? "↑" : "↓");
            case SAME -> "= same";
            case UNCLEAR -> "? unclear: " + line(each.reason());
            case NOT_JUDGED -> "not judged";
        };
    }

    private static void notes(StringBuilder text, Comparison comparison) {
        for (String title : comparison.onlyA()) {
            text.append("* %s has no %s\n".formatted(line(comparison.b()), code(title)));
        }
        for (String title : comparison.onlyB()) {
            text.append("* %s has no %s\n".formatted(line(comparison.a()), code(title)));
        }
        comparison.notes().forEach(note -> text.append("* ").append(line(note)).append('\n'));
        for (Difference each : comparison.differences()) {
            text.append(
                    "* %s differs: %s, and %s\n"
                            .formatted(code(each.fact()), shown(each.one()), shown(each.other())));
        }
        if (text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : code(value);
    }

    private static void gates(StringBuilder text, ComparisonReport report) {
        boolean several = GateVerdict.ofSeveralScenarios(report.gates());
        String scenario = several ? " scenario |" : "";
        text.append("### Thresholds\n\n");
        text.append(
                "| threshold |%s subject | figure | measured | verdict |\n".formatted(scenario));
        text.append(several ? "|---" : "").append("|---|---|---|--:|---|\n");
        for (GateVerdict each : report.gates()) {
            List<String> cells = new ArrayList<>(List.of(cell(each.demand())));
            if (several) {
                cells.add(line(each.scenario()));
            }
            cells.add(line(each.subject()));
            cells.add(cell(each.series()));
            cells.add(each.measuredText());
            cells.add(verdict(each));
            row(text, cells.toArray(String[]::new));
        }
    }

    private static String verdict(GateVerdict each) {
        String word = each.passed() ? each.word() : "**" + each.word() + "**";
        return each.remark().isEmpty() ? word : word + ": " + line(each.remark());
    }

    /// A text as code. GitHub reads a bar as the end of the cell, even there, unless it is escaped.
    private static String cell(String text) {
        return code(text).replace("|", "\\|");
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
