package dev.vox.cli.command.env;

import dev.vox.env.LayerName;
import dev.vox.env.inspect.Explanation;
import dev.vox.env.inspect.Explanation.Known;
import dev.vox.env.inspect.Explanation.Piece;
import dev.vox.env.inspect.Explanation.Pieces;
import dev.vox.env.inspect.Explanation.Reading;
import dev.vox.env.inspect.Explanation.Say;
import dev.vox.env.inspect.Explanation.Unknown;
import dev.vox.env.inspect.Explanation.User;
import dev.vox.env.inspect.Explanation.Weight;
import dev.vox.env.inspect.Explanation.Word;
import dev.vox.text.Facts;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;
import dev.vox.text.Verbatim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What an explanation looks like.
final class ExplainViews {
    private static final String INDENT = "  ";

    private ExplainViews() {}

    static Renderings explanation(Explanation explanation) {
        return switch (explanation) {
            case Known known ->
                    Renderings.of(
                            () -> page(known), () -> rows(known), () -> ExplainJson.of(known));
            case Unknown unknown ->
                    Renderings.of(
                            () -> Page.EMPTY.paragraph(sentence(unknown)),
                            () ->
                                    List.of(
                                            Row.of("unknown", unknown.name()),
                                            Row.of("nearest", unknown.nearest())),
                            () -> ExplainJson.of(unknown));
        };
    }

    private static String sentence(Unknown unknown) {
        return "Nothing sets or reads "
                + unknown.name()
                + "."
                + (unknown.nearest() == null ? "" : " Did you mean " + unknown.nearest() + "?");
    }

    private static Page page(Known known) {
        Page page = Page.EMPTY.and(facts(known)).gap().and(layers(known));
        page = silent(known).isEmpty() ? page : page.paragraph(silentLine(known));
        if (!known.expansion().isEmpty()) {
            page = page.gap().heading("Expanded from");
            page = pieces(page, known.expansion(), INDENT);
        }
        if (!known.users().isEmpty()) {
            page = page.gap().heading("Goes into").and(users(known.users()));
        }
        Reading setting = known.setting();
        return setting == null ? page : page.gap().heading("Setting").and(setting(setting));
    }

    private static Facts facts(Known known) {
        Facts facts =
                Facts.none()
                        .and("variable", Line.of(Style.ACCENT, known.name()))
                        .and("value", value(known));
        if (known.winner() != null) {
            facts = facts.and("from", known.winner().label());
        }
        List<String> overridden = overridden(known);
        if (!overridden.isEmpty()) {
            facts = facts.and("overrides", String.join(", ", overridden));
        }
        return known.mistake() == null
                ? facts
                : facts.and("mistake", Line.of(Style.FAIL, known.mistake()));
    }

    private static Line value(Known known) {
        String value = known.value();
        if (value == null) {
            return Line.of(Style.DIM, known.mistake() == null ? "(unset)" : "(none)");
        }
        return value.isEmpty() ? Line.of(Style.DIM, "(empty)") : Line.of(value);
    }

    private static List<String> overridden(Known known) {
        return known.layers().stream()
                .flatMap(say -> say.words().stream())
                .filter(word -> word.weight() != Weight.WINS)
                .map(word -> word.origin().label())
                .toList();
    }

    private static Table layers(Known known) {
        Table table =
                Table.of(
                        Column.of("LAYER"),
                        Column.of("FROM"),
                        Column.shrinking("SAYS"),
                        Column.of(""));
        for (Say say : known.layers()) {
            for (Word word : say.words()) {
                table =
                        table.row(
                                Line.of(say.layer().word()),
                                Line.of(word.origin().label()),
                                word.written().isEmpty()
                                        ? Line.of(Style.DIM, "(empty)")
                                        : Line.of(word.written()),
                                Line.of(style(word.weight()), phrase(word.weight())));
            }
        }
        return table;
    }

    private static Style style(Weight weight) {
        return switch (weight) {
            case WINS -> Style.OK;
            case OVERRIDDEN, TAKEN_UP -> Style.DIM;
        };
    }

    private static String phrase(Weight weight) {
        return switch (weight) {
            case WINS -> "wins";
            case OVERRIDDEN -> "overridden";
            case TAKEN_UP -> "overridden, and taken up";
        };
    }

    private static List<String> silent(Known known) {
        return known.layers().stream()
                .filter(say -> say.words().isEmpty())
                .map(Say::layer)
                .map(LayerName::word)
                .toList();
    }

    private static Line silentLine(Known known) {
        return Line.of(Style.DIM, "silent: " + String.join(", ", silent(known)));
    }

    private static Page pieces(Page page, Pieces pieces, String indent) {
        Page longer = page;
        for (Piece piece : pieces.shown()) {
            Line line = Line.of(indent).and(Style.ACCENT, piece.written()).and(" = ");
            longer =
                    longer.and(
                            new Verbatim(
                                    piece.value() == null || piece.origin() == null
                                            ? line.and(Style.DIM, "(unset)")
                                            : line.and(piece.value())
                                                    .and(
                                                            Style.DIM,
                                                            "  " + piece.origin().label())));
            longer = pieces(longer, piece.pieces(), indent + INDENT);
        }
        return pieces.leftOut() == 0
                ? longer
                : longer.and(
                        new Verbatim(
                                Line.of(
                                        Style.DIM,
                                        indent + "… and " + pieces.leftOut() + " more")));
    }

    private static Table users(List<User> users) {
        Table table = Table.of(Column.of(""), Column.of("")).indented(INDENT.length());
        for (User user : users) {
            table =
                    table.row(
                            Line.of(Style.ACCENT, user.name()),
                            Line.of(Style.DIM, user.origin().label()));
        }
        return table;
    }

    private static Facts setting(Reading reading) {
        Facts facts =
                new Facts(List.of(), INDENT.length())
                        .and("key", reading.setting().key())
                        .and("does", reading.setting().sentence())
                        .and("type", reading.setting().type().description())
                        .and("default", reading.setting().fallbackText().orElse("(none)"));
        if (!reading.setting().olderVariables().isEmpty()) {
            facts =
                    facts.and(
                            "read from",
                            reading.setting().variable()
                                    + ", else "
                                    + String.join(", ", reading.setting().olderVariables()));
        }
        return reading.value() == null
                ? facts
                : facts.and(
                        "in effect",
                        Line.of(reading.value())
                                .and(
                                        Style.DIM,
                                        reading.variable() == null
                                                ? ", the default"
                                                : ", from " + reading.variable()));
    }

    private static List<Row> rows(Known known) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("variable", known.name()));
        rows.add(Row.of("value", known.value()));
        rows.add(Row.of("from", known.winner() == null ? null : known.winner().label()));
        if (known.mistake() != null) {
            rows.add(Row.of("mistake", known.mistake()));
        }
        known.layers().forEach(say -> rows.addAll(rows(say)));
        piecesInto(rows, known.expansion(), 1);
        known.users().forEach(user -> rows.add(Row.of("user", user.name(), user.origin().label())));
        Reading reading = known.setting();
        if (reading != null) {
            rows.add(Row.of("setting", reading.setting().key(), reading.value()));
            rows.add(Row.of("type", reading.setting().type().description()));
            rows.add(Row.of("default", reading.setting().fallbackText()));
            rows.add(Row.of("does", reading.setting().sentence()));
        }
        return rows;
    }

    private static List<Row> rows(Say say) {
        String layer = say.layer().word();
        return say.words().isEmpty()
                ? List.of(Row.of("layer", layer, "", "", "silent"))
                : say.words().stream()
                        .map(word ->
                                Row.of(
                                        "layer",
                                        layer,
                                        word.origin().label(),
                                        word.written(),
                                        word.weight()))
                        .collect(Collectors.toList());
    }

    private static void piecesInto(List<Row> rows, Pieces pieces, int depth) {
        for (Piece piece : pieces.shown()) {
            rows.add(
                    Row.of(
                            "piece",
                            depth,
                            piece.written(),
                            piece.value(),
                            piece.origin() == null ? null : piece.origin().label()));
            piecesInto(rows, piece.pieces(), depth + 1);
        }
        if (pieces.leftOut() > 0) {
            rows.add(Row.of("left-out", depth, pieces.leftOut()));
        }
    }
}
