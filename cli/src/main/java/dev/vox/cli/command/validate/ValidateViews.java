package dev.vox.cli.command.validate;

import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;
import dev.vox.validate.CheckDeclaration;
import dev.vox.validate.Need;
import dev.vox.validate.Phase;
import dev.vox.validate.Severity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What `vox validate` shows besides its reports.
final class ValidateViews {
    private ValidateViews() {}

    /// What `--list` shows: the phases in the order in which they would run.
    static Renderings list(List<Phase> phases) {
        return Renderings.of(() -> page(phases), () -> rows(phases), () -> json(phases));
    }

    /// What `--record` shows.
    static Renderings recorded(Recording recording) {
        return Renderings.of(
                () ->
                        Page.of(
                                Line.of(Style.OK, "recorded")
                                        .and(
                                                "  %s: %d checks"
                                                        .formatted(
                                                                recording.file(),
                                                                recording.checks()))),
                () -> List.of(Row.of("recorded", recording.file(), recording.checks())),
                () -> {
                    Map<String, Object> root = new LinkedHashMap<>();
                    root.put("file", recording.file().toString());
                    root.put("phase", recording.phase());
                    root.put("checks", recording.checks());
                    return root;
                });
    }

    private static Page page(List<Phase> phases) {
        Page page = Page.EMPTY;
        for (Phase phase : phases) {
            page = page.equals(Page.EMPTY) ? page : page.gap();
            page = page.heading(phase.number() + " " + phase.title());
            if (!phase.needs().isEmpty()) {
                page =
                        page.paragraph(
                                Line.of(
                                        Style.DIM,
                                        "  blocked where one of these failed: "
                                                + String.join(", ", phase.needs())));
            }
            page = page.and(table(phase));
        }
        return page;
    }

    private static Table table(Phase phase) {
        Table table = Table.of(Column.of(""), Column.of(""), Column.shrinking(""), Column.of(""));
        for (CheckDeclaration check : phase.checks()) {
            table =
                    table.row(
                            Line.of(Style.ACCENT, check.id()),
                            Line.of(check.kind()),
                            Line.of(check.title()),
                            Line.of(Style.DIM, remarks(check)));
        }
        return table.indented(2);
    }

    private static String remarks(CheckDeclaration check) {
        String severity = check.severity() == Severity.REQUIRED ? "" : "recommended";
        String needs = check.needs().isEmpty() ? "" : "needs " + needs(check);
        return severity.isEmpty() || needs.isEmpty() ? severity + needs : severity + ", " + needs;
    }

    private static String needs(CheckDeclaration check) {
        return check.needs().stream().map(Need::toString).collect(Collectors.joining(", "));
    }

    private static List<Row> rows(List<Phase> phases) {
        return phases.stream()
                .flatMap(phase -> phase.checks().stream().map(check -> row(phase, check)))
                .toList();
    }

    private static Row row(Phase phase, CheckDeclaration check) {
        return Row.of(
                phase.number(),
                check.id(),
                check.kind(),
                check.severity(),
                needs(check),
                check.title(),
                check.place().source());
    }

    private static Map<String, Object> json(List<Phase> phases) {
        return Map.of("phases", phases.stream().map(ValidateViews::facts).toList());
    }

    private static Map<String, Object> facts(Phase phase) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("phase", phase.number());
        facts.put("name", phase.name());
        facts.put("title", phase.title());
        facts.put("source", phase.source());
        facts.put("needs", phase.needs());
        facts.put("checks", phase.checks().stream().map(ValidateViews::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(CheckDeclaration check) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", check.id());
        facts.put("title", check.title());
        facts.put("kind", check.kind());
        facts.put("severity", check.severity().name().toLowerCase(Locale.ROOT));
        facts.put("needs", check.needs().stream().map(Need::toString).toList());
        facts.put("timeoutMs", check.timeout().toMillis());
        facts.put("place", check.place().toString());
        return facts;
    }
}
