package dev.vox.cli.command.scenario;

import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;
import dev.vox.voice.FrameJitter;
import dev.vox.voice.scenario.Figure;
import dev.vox.voice.scenario.Outcome;
import dev.vox.voice.scenario.RunResult;
import dev.vox.voice.scenario.ScenarioResult;
import dev.vox.voice.scenario.TurnResult;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The end of `vox scenario run`: figures, and what was not as expected.
final class SummarySheet {
    private SummarySheet() {}

    static Page page(ScenarioResult result) {
        Table table =
                Table.of(
                        Column.number("RUN"),
                        Column.number("TURN"),
                        Column.of("FIGURE"),
                        Column.number("VALUE"),
                        Column.number("BY EVENTS"),
                        Column.number("BY AUDIO"));
        Page page = Page.EMPTY.gap();
        for (RunResult run : result.runs()) {
            for (TurnResult turn : run.turns()) {
                for (Figure figure : turn.figures()) {
                    table = table.row(cells(run, turn, figure));
                }
            }
        }
        if (!table.rows().isEmpty()) {
            page = page.and(table).gap();
        }
        for (RunResult run : result.runs()) {
            page = page.paragraph(reception(run));
            for (TurnResult turn : run.turns()) {
                if (turn.problem().isPresent()) {
                    page =
                            page.paragraph(
                                    Line.of(
                                            Style.FAIL,
                                            "turn %d never began: %s"
                                                    .formatted(
                                                            turn.number(), turn.problem().get())));
                }
            }
            for (String reason : run.invalid()) {
                page = page.paragraph(Line.of(Style.WARN, "figures not to be used: " + reason));
            }
        }
        return page.paragraph(verdict(result));
    }

    private static Line verdict(ScenarioResult result) {
        long all = outcomes(result).size();
        long unmet = outcomes(result).stream().filter(outcome -> !outcome.met()).count();
        return result.met()
                ? Line.of(Style.OK, "all as expected").and("  %d expectations".formatted(all))
                : Line.of(Style.FAIL, "not as expected")
                        .and("  %d of %d expectations".formatted(unmet, all));
    }

    private static List<Outcome> outcomes(ScenarioResult result) {
        return result.runs().stream()
                .flatMap(run -> run.turns().stream())
                .flatMap(turn -> turn.outcomes().stream())
                .toList();
    }

    private static Line[] cells(RunResult run, TurnResult turn, Figure figure) {
        return new Line[] {
            Line.of(Integer.toString(run.run())),
            Line.of(Integer.toString(turn.number())),
            Line.of(figure.metric().label()),
            Line.of(Style.ACCENT, Figures.duration(figure.value())),
            Line.of(Style.DIM, shown(figure.byEvents())),
            Line.of(Style.DIM, shown(figure.byAudio()))
        };
    }

    private static String shown(Optional<Duration> duration) {
        return duration.map(Figures::duration).orElse("–");
    }

    private static Line reception(RunResult run) {
        String jitter =
                run.reception()
                        .jitter()
                        .map(FrameJitter::p95)
                        .map(Figures::duration)
                        .map(", jitter p95 %s"::formatted)
                        .orElse("");
        return Line.of(
                Style.DIM,
                "run %d: %d frames, %d lost, %d underruns%s, %d false and %d missed barge-ins"
                        .formatted(
                                run.run(),
                                run.reception().frames(),
                                run.reception().lost(),
                                run.reception().underruns(),
                                jitter,
                                run.falseBargeIns(),
                                run.missedBargeIns()));
    }

    static List<Row> rows(ScenarioResult result) {
        List<Row> rows = new ArrayList<>();
        for (RunResult run : result.runs()) {
            for (TurnResult turn : run.turns()) {
                for (Figure figure : turn.figures()) {
                    rows.add(
                            Row.of(
                                    "figure",
                                    run.run(),
                                    turn.number(),
                                    figure.metric().label(),
                                    figure.value(),
                                    figure.byEvents(),
                                    figure.byAudio()));
                }
            }
            rows.add(
                    Row.of(
                            "run",
                            run.run(),
                            run.met() ? "met" : "unmet",
                            run.reception().frames(),
                            run.reception().lost(),
                            run.reception().underruns(),
                            run.reception().jitter().map(FrameJitter::p95),
                            run.falseBargeIns(),
                            run.missedBargeIns(),
                            String.join("; ", run.invalid())));
        }
        rows.add(Row.of("scenario", result.scenario().name(), result.met() ? "met" : "unmet"));
        return rows;
    }

    static Map<String, @Nullable Object> json(ScenarioResult result) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("type", "summary");
        root.put("scenario", result.scenario().name());
        root.put("met", result.met());
        root.put("runs", result.runs().stream().map(SummarySheet::json).toList());
        return root;
    }

    private static Map<String, @Nullable Object> json(RunResult run) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("run", run.run());
        root.put("met", run.met());
        root.put("valid", run.invalid().isEmpty());
        root.put("invalid", run.invalid());
        root.put("frames", run.reception().frames());
        root.put("lost", run.reception().lost());
        root.put("underruns", run.reception().underruns());
        root.put("frameJitterP95", run.reception().jitter().map(FrameJitter::p95));
        root.put("falseBargeIns", run.falseBargeIns());
        root.put("missedBargeIns", run.missedBargeIns());
        root.put("turns", run.turns().stream().map(SummarySheet::json).toList());
        return root;
    }

    private static Map<String, @Nullable Object> json(TurnResult turn) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("turn", turn.number());
        root.put("action", turn.action());
        root.put("began", turn.began());
        root.put("problem", turn.problem());
        root.put("expectations", turn.outcomes().stream().map(SummarySheet::json).toList());
        root.put("figures", turn.figures().stream().map(SummarySheet::json).toList());
        return root;
    }

    private static Map<String, @Nullable Object> json(Figure figure) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("figure", figure.metric().label());
        root.put("value", figure.value());
        root.put("byEvents", figure.byEvents());
        root.put("byAudio", figure.byAudio());
        return root;
    }

    static Map<String, @Nullable Object> json(Outcome outcome) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("expected", outcome.expectation().label());
        root.put("met", outcome.met());
        root.put("took", outcome.took());
        root.put("evidence", outcome.evidence());
        return root;
    }
}
