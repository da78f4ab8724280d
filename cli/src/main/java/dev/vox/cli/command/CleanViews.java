package dev.vox.cli.command;

import dev.vox.stack.compose.CleanPlan;
import dev.vox.stack.compose.CleanPlan.Sized;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What `vox clean` deletes and keeps.
final class CleanViews {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final double THOUSAND = 1000;

    private CleanViews() {}

    /// What is going to be deleted, a line a kind.
    static String question(CleanPlan plan) {
        return String.join("\n", lines(plan));
    }

    static Renderings cleaned(Cleaning.Cleaned cleaned) {
        return Renderings.of(() -> page(cleaned), () -> rows(cleaned), () -> json(cleaned));
    }

    private static Page page(Cleaning.Cleaned cleaned) {
        if (cleaned.plan().nothing()) {
            return kept(Page.EMPTY.paragraph("There was nothing to delete."), cleaned.plan());
        }
        if (!cleaned.done()) {
            return Page.EMPTY.paragraph("Nothing was deleted.");
        }
        Page page = Page.EMPTY.paragraph("Deleted:");
        for (String line : deleted(cleaned.plan())) {
            page = page.verbatim("  " + line);
        }
        return kept(page, cleaned.plan());
    }

    private static Page kept(Page page, CleanPlan plan) {
        return plan.kept().isEmpty()
                ? page
                : page.paragraph(
                        "Kept: " + sized(plan.kept()) + " (model caches; --caches deletes them)");
    }

    private static List<String> lines(CleanPlan plan) {
        List<String> lines = new ArrayList<>(deleted(plan));
        if (!plan.kept().isEmpty()) {
            lines.add("kept: " + sized(plan.kept()) + " (model caches; --caches deletes them)");
        }
        return lines;
    }

    private static List<String> deleted(CleanPlan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.embedded() != null) {
            lines.add("the stack that is up, pid " + plan.embedded());
        }
        add(lines, "containers", plan.containers());
        add(lines, "networks", plan.networks());
        if (!plan.volumes().isEmpty()) {
            lines.add("volumes: " + sized(plan.volumes()));
        }
        add(lines, "images", plan.images());
        add(lines, "folders", plan.folders().stream().map(Object::toString).toList());
        return lines;
    }

    private static void add(List<String> lines, String kind, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(kind + ": " + String.join(", ", names));
        }
    }

    private static String sized(List<Sized> volumes) {
        return volumes.stream()
                .map(volume ->
                        volume.name()
                                + (volume.bytes() == null
                                        ? ""
                                        : " (" + bytes(volume.bytes()) + ")"))
                .collect(Collectors.joining(", "));
    }

    /// Bytes as people read them, with decimal units as the engine has them.
    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= THOUSAND && unit < UNITS.length - 1) {
            size /= THOUSAND;
            unit++;
        }
        String format = unit == 0 || size >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, size, UNITS[unit]);
    }

    private static List<Row> rows(Cleaning.Cleaned cleaned) {
        CleanPlan plan = cleaned.plan();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("deleted", cleaned.done()));
        rows.add(Row.of("compose-project", plan.project()));
        rows.add(Row.of("pid", plan.embedded()));
        plan.containers().forEach(name -> rows.add(Row.of("container", name)));
        plan.networks().forEach(name -> rows.add(Row.of("network", name)));
        plan.volumes().forEach(each -> rows.add(Row.of("volume", each.name(), each.bytes())));
        plan.kept().forEach(each -> rows.add(Row.of("kept-volume", each.name(), each.bytes())));
        plan.images().forEach(name -> rows.add(Row.of("image", name)));
        plan.folders().forEach(folder -> rows.add(Row.of("folder", folder)));
        return rows;
    }

    private static Map<String, @Nullable Object> json(Cleaning.Cleaned cleaned) {
        CleanPlan plan = cleaned.plan();
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("deleted", cleaned.done());
        root.put("composeProject", plan.project().isEmpty() ? null : plan.project());
        root.put("pid", plan.embedded());
        root.put("containers", plan.containers());
        root.put("networks", plan.networks());
        root.put("volumes", plan.volumes());
        root.put("keptVolumes", plan.kept());
        root.put("images", plan.images());
        root.put("folders", plan.folders());
        return root;
    }
}
