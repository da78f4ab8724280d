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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the result of `vox switch` looks like.
final class SwitchViews {
    private SwitchViews() {}

    /// What came of it.
    static Renderings changed(SwitchReport report) {
        return Renderings.of(() -> page(report), () -> rows(report), () -> json(report));
    }

    private static Page page(SwitchReport report) {
        if (report.alreadyThere()) {
            return Page.of(Line.of("The stack speaks with " + named(report.to()) + " already."));
        }
        return Page.of(
                Line.of(Style.OK, "The stack speaks with " + named(report.to()))
                        .and(
                                ", in place of %s, after %s."
                                        .formatted(
                                                named(report.from()),
                                                Figures.duration(report.elapsed()))));
    }

    private static String named(Speaker speaker) {
        return speaker.modelId().startsWith(speaker.family())
                ? speaker.modelId()
                : speaker.modelId() + " (" + speaker.family() + ")";
    }

    private static List<Row> rows(SwitchReport report) {
        return List.of(
                Row.of("profile", report.profile()),
                Row.of("from", report.from().modelId()),
                Row.of("from-family", report.from().family()),
                Row.of("to", report.to().modelId()),
                Row.of("to-family", report.to().family()),
                Row.of("already-there", report.alreadyThere()),
                Row.of("elapsed", report.elapsed()));
    }

    private static Map<String, @Nullable Object> json(SwitchReport report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("profile", report.profile());
        root.put("from", report.from());
        root.put("to", report.to());
        root.put("alreadyThere", report.alreadyThere());
        root.put("elapsed", report.elapsed());
        return root;
    }
}
