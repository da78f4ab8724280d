package dev.vox.cli.command;

import dev.vox.env.Secrets;
import dev.vox.template.just.ImportReport;
import dev.vox.template.just.ImportReport.Fate;
import dev.vox.template.just.ImportReport.RecipeHome;
import dev.vox.template.just.Justfile.Arity;
import dev.vox.template.just.Justfile.Inclusion;
import dev.vox.template.just.Justfile.Parameter;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What became of the recipes of a justfile.
final class ImportViews {
    private ImportViews() {}

    /// A recipe a line. In the plain form: name, fate, command, reason, line; for a file that is not followed: kind,
    /// `not-followed`, nothing, its name, line.
    static Renderings report(ImportReport report) {
        return Renderings.of(() -> page(report), () -> rows(report), () -> json(report));
    }

    private static Page page(ImportReport report) {
        if (report.recipes().isEmpty()) {
            return notFollowed(report, Page.EMPTY.paragraph("There is no recipe in it."));
        }
        Table table = Table.of(Column.of("RECIPE"), Column.of("COMMAND"), Column.of("NOTE"));
        for (RecipeHome home : report.recipes()) {
            String command = home.command();
            table =
                    table.row(
                            Line.of((home.name() + " " + arguments(home.recipe())).strip()),
                            command == null
                                    ? Line.of(Style.DIM, word(home.fate()))
                                    : Line.of(Style.ACCENT, command),
                            Line.of(home.reason()));
        }
        return notFollowed(report, Page.EMPTY.and(table));
    }

    /// What stands in the place of a command where there is none.
    private static String word(Fate fate) {
        return "(" + fate.name().toLowerCase(Locale.ROOT) + ")";
    }

    private static Page notFollowed(ImportReport report, Page page) {
        Page longer = report.notFollowed().isEmpty() ? page : page.gap();
        for (Inclusion each : report.notFollowed()) {
            longer =
                    longer.paragraph(
                            Line.of(Style.WARN, "not followed: ")
                                    .and(
                                            "%s %s, line %d"
                                                    .formatted(
                                                            each.kind(),
                                                            each.target(),
                                                            each.line())));
        }
        return longer;
    }

    /// What a recipe takes, as usage lines show it.
    private static String arguments(Recipe recipe) {
        List<String> arguments = new ArrayList<>();
        for (Parameter parameter : recipe.parameters()) {
            String name = parameter.name() + (parameter.arity() == Arity.ONE ? "" : "...");
            boolean needed = parameter.fallback() == null && parameter.arity() != Arity.ANY;
            arguments.add(needed ? name : "[" + name + "]");
        }
        return String.join(" ", arguments);
    }

    private static List<Row> rows(ImportReport report) {
        List<Row> rows = new ArrayList<>();
        for (RecipeHome home : report.recipes()) {
            rows.add(Row.of(home.name(), home.fate(), home.command(), home.reason(), home.line()));
        }
        for (Inclusion each : report.notFollowed()) {
            rows.add(Row.of(each.kind(), "not-followed", null, each.target(), each.line()));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> json(ImportReport report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("file", report.file());
        root.put("recipes", report.recipes().stream().map(ImportViews::recipe).toList());
        root.put("notFollowed", report.notFollowed());
        return root;
    }

    private static Map<String, @Nullable Object> recipe(RecipeHome home) {
        Recipe recipe = home.recipe();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", home.name());
        json.put("line", home.line());
        json.put("fate", home.fate());
        json.put("command", home.command());
        json.put("reason", home.reason());
        json.put("doc", recipe.doc());
        json.put("parameters", recipe.parameters().stream().map(ImportViews::masked).toList());
        json.put("dependencies", recipe.dependencies());
        json.put("attributes", recipe.attributes());
        return json;
    }

    /// A default may be a secret, as anything in a file that people keep their tricks in.
    private static Parameter masked(Parameter parameter) {
        boolean secret = parameter.fallback() != null && Secrets.isNamedSo(parameter.name());
        return secret
                ? new Parameter(
                        parameter.name(), parameter.arity(), parameter.exported(), Secrets.MASK)
                : parameter;
    }
}
