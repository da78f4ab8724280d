package dev.vox.cli.command.bench;

import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.trace.ManifestText;
import dev.vox.bench.trace.TraceComparison;
import dev.vox.bench.trace.TraceComparison.EventPair;
import dev.vox.bench.trace.TraceComparison.FigurePair;
import dev.vox.bench.trace.TraceComparison.Transcripts;
import dev.vox.bench.trace.WordDiff;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `vox replay` shows.
final class ReplayViews {
    private ReplayViews() {}

    /// A conversation that was held again.
    ///
    /// @param file that was replayed
    /// @param keptOrNull the new recording; null when it is gone
    record Shown(Path file, @Nullable Path keptOrNull, TraceComparison comparison) {}

    static Renderings replayed(Shown shown) {
        return Renderings.of(() -> page(shown), () -> rows(shown.comparison()), () -> json(shown));
    }

    private static Page page(Shown shown) {
        TraceComparison comparison = shown.comparison();
        Page page = events(comparison);
        for (Transcripts transcripts : comparison.transcripts()) {
            page = page.paragraph(words(transcripts));
        }
        page = figures(comparison, page).paragraph(audio(comparison.audio()));
        for (Fingerprint.Difference each : comparison.fingerprint()) {
            page =
                    page.paragraph(
                            Line.of(
                                    Style.DIM,
                                    "recorded with another %s: %s, now %s"
                                            .formatted(
                                                    each.fact(),
                                                    known(each.one()),
                                                    known(each.other()))));
        }
        if (shown.keptOrNull() != null) {
            page = page.paragraph(Line.of(Style.DIM, "recorded as " + shown.keptOrNull()));
        }
        return page.paragraph(verdict(comparison));
    }

    private static String known(String value) {
        return value.isEmpty() ? "not known" : value;
    }

    private static Page events(TraceComparison comparison) {
        Table table =
                Table.of(
                        Column.of("EVENT"),
                        Column.number("BEFORE"),
                        Column.number("NOW"),
                        Column.number("APART"));
        for (EventPair pair : comparison.events()) {
            if (!pair.same()) {
                table =
                        table.row(
                                Line.of(pair.event()),
                                Line.of(moment(pair.beforeOrNull())),
                                Line.of(moment(pair.afterOrNull())),
                                Line.of(Style.FAIL, apart(pair)));
            }
        }
        return table.rows().isEmpty() ? Page.EMPTY : Page.EMPTY.and(table).gap();
    }

    private static String moment(@Nullable Duration at) {
        return at == null ? "–" : String.format(Locale.ROOT, "%.3f s", at.toNanos() / 1e9);
    }

    private static String apart(EventPair pair) {
        if (pair.beforeOrNull() == null) {
            return "additional";
        }
        return pair.afterOrNull() == null
                ? "missing"
                : "%+d ms".formatted(pair.afterOrNull().minus(pair.beforeOrNull()).toMillis());
    }

    private static Line words(Transcripts transcripts) {
        Line line =
                Line.of(
                        Style.DIM,
                        "%s  %s  ".formatted(moment(transcripts.at()), transcripts.role()));
        for (WordDiff.Word word : transcripts.words().words()) {
            line =
                    switch (word.side()) {
                        case BOTH -> line.and(word.text() + " ");
                        case BEFORE -> line.and(Style.FAIL, "[-" + word.text() + "-] ");
                        case AFTER -> line.and(Style.OK, "{+" + word.text() + "+} ");
                    };
        }
        return line;
    }

    private static Page figures(TraceComparison comparison, Page page) {
        Table table =
                Table.of(
                        Column.number("TURN"),
                        Column.of("FIGURE"),
                        Column.number("BEFORE"),
                        Column.number("NOW"));
        for (FigurePair pair : comparison.figures()) {
            table =
                    table.row(
                            Line.of(TraceViews.turn(pair.turn())),
                            Line.of(pair.metric().word()),
                            Line.of(TraceViews.value(pair.metric(), pair.beforeOrNull())),
                            Line.of(
                                    pair.same() ? Style.OK : Style.FAIL,
                                    TraceViews.value(pair.metric(), pair.afterOrNull())));
        }
        return table.rows().isEmpty() ? page : page.and(table).gap();
    }

    private static Line audio(TraceComparison.Audio audio) {
        return Line.of(
                audio.same() ? Style.DIM : Style.FAIL,
                "audible %s before, %s now; level %s dB apart"
                        .formatted(
                                moment(audio.audibleBefore()),
                                moment(audio.audibleAfter()),
                                decibels(audio).toPlainString()));
    }

    private static BigDecimal decibels(TraceComparison.Audio audio) {
        return BigDecimal.valueOf(audio.decibels()).setScale(1, RoundingMode.HALF_UP);
    }

    private static Line verdict(TraceComparison comparison) {
        String within = "  within " + Figures.duration(comparison.tolerance());
        return comparison.same()
                ? Line.of(Style.OK, "the same").and(within)
                : Line.of(Style.FAIL, "it differs").and("  by more than " + within.substring(9));
    }

    private static List<Row> rows(TraceComparison comparison) {
        List<Row> rows = new ArrayList<>();
        for (EventPair pair : comparison.events()) {
            rows.add(
                    Row.of(
                            "event",
                            word(pair.same()),
                            pair.event(),
                            pair.beforeOrNull(),
                            pair.afterOrNull()));
        }
        for (Transcripts each : comparison.transcripts()) {
            rows.add(Row.of("transcript", "differs", each.role(), each.at(), each.words().line()));
        }
        for (FigurePair pair : comparison.figures()) {
            rows.add(
                    Row.of(
                            "figure",
                            word(pair.same()),
                            TraceViews.turn(pair.turn()),
                            pair.metric().word(),
                            pair.metric().unit().sign(),
                            TraceViews.cell(pair.metric(), pair.beforeOrNull()),
                            TraceViews.cell(pair.metric(), pair.afterOrNull())));
        }
        TraceComparison.Audio audio = comparison.audio();
        rows.add(
                Row.of(
                        "audio",
                        word(audio.same()),
                        audio.audibleBefore(),
                        audio.audibleAfter(),
                        decibels(audio)));
        rows.add(Row.of("replay", word(comparison.same())));
        return rows;
    }

    private static String word(boolean same) {
        return same ? "same" : "differs";
    }

    private static Map<String, @Nullable Object> json(Shown shown) {
        TraceComparison comparison = shown.comparison();
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("file", shown.file());
        root.put("recorded", shown.keptOrNull());
        root.put("same", comparison.same());
        root.put("tolerance", comparison.tolerance());
        root.put("events", comparison.events().stream().map(ReplayViews::json).toList());
        root.put("transcripts", comparison.transcripts().stream().map(ReplayViews::json).toList());
        root.put("figures", comparison.figures().stream().map(ReplayViews::json).toList());
        root.put("audio", json(comparison.audio()));
        root.put("fingerprint", comparison.fingerprint());
        return root;
    }

    private static Map<String, @Nullable Object> json(EventPair pair) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("event", pair.event());
        root.put("same", pair.same());
        root.put("beforeMs", millis(pair.beforeOrNull()));
        root.put("afterMs", millis(pair.afterOrNull()));
        return root;
    }

    private static @Nullable BigDecimal millis(@Nullable Duration at) {
        return at == null ? null : BigDecimal.valueOf(at.toNanos() / 1000, 3);
    }

    private static Map<String, Object> json(Transcripts transcripts) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("role", transcripts.role());
        root.put("at", transcripts.at());
        root.put("words", transcripts.words().words());
        return root;
    }

    private static Map<String, @Nullable Object> json(FigurePair pair) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("figure", pair.metric().word());
        root.put("turn", pair.turn());
        root.put("unit", pair.metric().unit().sign());
        root.put("same", pair.same());
        root.put("before", ManifestText.inUnit(pair.metric(), pair.beforeOrNull()));
        root.put("after", ManifestText.inUnit(pair.metric(), pair.afterOrNull()));
        return root;
    }

    private static Map<String, Object> json(TraceComparison.Audio audio) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("same", audio.same());
        root.put("lengthBefore", audio.lengthBefore());
        root.put("lengthAfter", audio.lengthAfter());
        root.put("audibleBefore", audio.audibleBefore());
        root.put("audibleAfter", audio.audibleAfter());
        root.put("levelDb", decibels(audio));
        return root;
    }
}
