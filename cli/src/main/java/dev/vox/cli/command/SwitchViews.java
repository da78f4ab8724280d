package dev.vox.cli.command;

import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchReport.Speaker;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the result of `vox switch` looks like.
final class SwitchViews {
    private SwitchViews() {}

    /// What came of it.
    static Renderings changed(SwitchReport report) {
        return Renderings.of(
                () -> Page.of(sentence(report)), () -> rows(report), () -> json(report));
    }

    /// Says what a change of the model leaves, as a warning.
    static String needsRestart(SwitchReport report) {
        return "the stack keeps the settings that it was started with; to restart it: vox dev "
                + report.profile()
                + report.needsRestart().stream()
                        .map(difference -> "\n" + difference.sentence())
                        .collect(Collectors.joining());
    }

    /// What came of it, as a sentence.
    static Line sentence(SwitchReport report) {
        if (report.alreadyThere()) {
            return Line.of("The stack speaks with " + named(report.to()) + " already.");
        }
        return Line.of(Style.OK, "The stack speaks with " + named(report.to()))
                .and(
                        ", in place of %s, after %s."
                                .formatted(
                                        named(report.from()), Figures.duration(report.elapsed())));
    }

    private static String named(Speaker speaker) {
        return speaker.modelId().startsWith(speaker.family())
                ? speaker.modelId()
                : speaker.modelId() + " (" + speaker.family() + ")";
    }

    private static List<Row> rows(SwitchReport report) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("profile", report.profile()));
        rows.add(Row.of("from", report.from().modelId()));
        rows.add(Row.of("from-family", report.from().family()));
        rows.add(Row.of("to", report.to().modelId()));
        rows.add(Row.of("to-family", report.to().family()));
        rows.add(Row.of("already-there", report.alreadyThere()));
        rows.add(Row.of("elapsed", report.elapsed()));
        report.needsRestart().forEach(each -> rows.add(Row.of("needs-restart", each.sentence())));
        return rows;
    }

    private static Map<String, @Nullable Object> json(SwitchReport report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("profile", report.profile());
        root.put("from", report.from());
        root.put("to", report.to());
        root.put("alreadyThere", report.alreadyThere());
        root.put("elapsed", report.elapsed());
        root.put("needsRestart", report.needsRestart());
        return root;
    }
}
