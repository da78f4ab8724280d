package dev.vox.cli.command.scenario;

import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.scenario.EventDetails;
import dev.vox.voice.scenario.EventKind;
import dev.vox.voice.scenario.Outcome;
import dev.vox.voice.scenario.Scenario;
import dev.vox.voice.scenario.ScenarioResult;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `vox scenario` shows.
final class ScenarioViews {
    private ScenarioViews() {}

    /// What `vox scenario list` shows.
    static Renderings list(List<Scenario> scenarios) {
        return Renderings.of(
                () -> table(scenarios),
                () ->
                        scenarios.stream()
                                .map(each ->
                                        Row.of(
                                                each.name(),
                                                each.turns().size(),
                                                each.description()))
                                .toList(),
                () -> Map.of("scenarios", scenarios.stream().map(ScenarioViews::facts).toList()));
    }

    /// What `vox scenario validate` shows of a file without a mistake.
    static Renderings valid(Scenario scenario) {
        return Renderings.of(
                () ->
                        Page.of(
                                Line.of(Style.OK, "valid")
                                        .and(
                                                "  %s: %d turns"
                                                        .formatted(
                                                                scenario.name(),
                                                                scenario.turns().size()))),
                () -> List.of(Row.of("valid", scenario.name(), scenario.turns().size())),
                () -> {
                    Map<String, Object> root = new LinkedHashMap<>();
                    root.put("valid", true);
                    root.putAll(facts(scenario));
                    return root;
                });
    }

    /// What `vox scenario run` shows at the end.
    static Renderings summary(ScenarioResult result) {
        return Renderings.of(
                () -> SummarySheet.page(result),
                () -> SummarySheet.rows(result),
                () -> SummarySheet.json(result));
    }

    /// What `vox scenario run` shows while it runs.
    static Renderings progressed(Progressed item) {
        return Renderings.of(
                () -> Page.of(line(item)), () -> List.of(row(item)), () -> document(item));
    }

    /// Whether a person wants to see an event while it happens.
    static boolean worthShowing(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.StateChanged _,
                    ConversationEvent.SpeechHeard _,
                    ConversationEvent.Flushed _,
                    ConversationEvent.AudibleBegan _,
                    ConversationEvent.AudibleEnded _,
                    ConversationEvent.ControlTaken _,
                    ConversationEvent.Failed _,
                    ConversationEvent.Over _ ->
                    true;
            case ConversationEvent.Transcript transcript -> transcript.complete();
            case ConversationEvent.UserBegan _,
                    ConversationEvent.UserEnded _,
                    ConversationEvent.FirstFrame _,
                    ConversationEvent.AudibleDue _,
                    ConversationEvent.Held _,
                    ConversationEvent.UtteranceOver _,
                    ConversationEvent.TurnOver _ ->
                    false;
        };
    }

    private static Page table(List<Scenario> scenarios) {
        Table table =
                Table.of(
                        Column.of("SCENARIO"),
                        Column.number("TURNS"),
                        Column.shrinking("DESCRIPTION"));
        for (Scenario scenario : scenarios) {
            table =
                    table.row(
                            Line.of(Style.ACCENT, scenario.name()),
                            Line.of(Integer.toString(scenario.turns().size())),
                            Line.of(scenario.description()));
        }
        return Page.EMPTY.and(table);
    }

    private static Map<String, Object> facts(Scenario scenario) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", scenario.name());
        facts.put("description", scenario.description());
        facts.put("turns", scenario.turns().size());
        facts.put("repeat", scenario.repeat());
        facts.put("seed", scenario.seed());
        return facts;
    }

    private static Line line(Progressed item) {
        return switch (item) {
            case Progressed.Began began ->
                    Line.of(
                                    Style.LABEL,
                                    began.runs() == 1
                                            ? "turn %d".formatted(began.turn())
                                            : "run %d turn %d".formatted(began.run(), began.turn()))
                            .and("  " + began.action());
            case Progressed.Happened(int _, var timed) ->
                    Line.of(Style.DIM, seconds(timed.since()))
                            .and("  " + EventDetails.name(timed.event()))
                            .and(Style.ACCENT, "  " + EventKind.text(timed.event()));
            case Progressed.Decided decided -> outcome(decided.outcome());
        };
    }

    static Line outcome(Outcome outcome) {
        String took = outcome.took().map(Figures::duration).map("  after %s"::formatted).orElse("");
        return Line.of(outcome.met() ? Style.OK : Style.FAIL, outcome.met() ? "  ✔ " : "  ✘ ")
                .and(outcome.expectation().label())
                .and(Style.DIM, "  " + outcome.evidence() + took);
    }

    private static String seconds(Duration since) {
        return String.format(Locale.ROOT, "%8.3f s", since.toNanos() / 1e9);
    }

    private static Row row(Progressed item) {
        return switch (item) {
            case Progressed.Began began ->
                    Row.of("turn", began.run(), began.turn(), began.action());
            case Progressed.Happened(int run, var timed) ->
                    Row.of(
                            "event",
                            run,
                            timed.since(),
                            EventDetails.name(timed.event()),
                            EventKind.text(timed.event()));
            case Progressed.Decided(int run, int turn, Outcome outcome) ->
                    Row.of(
                            "expect",
                            run,
                            turn,
                            outcome.met() ? "met" : "unmet",
                            outcome.expectation().label(),
                            outcome.took(),
                            outcome.evidence());
        };
    }

    private static Map<String, @Nullable Object> document(Progressed item) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        switch (item) {
            case Progressed.Began began -> {
                root.put("type", "turn");
                root.put("run", began.run());
                root.put("turn", began.turn());
                root.put("action", began.action());
            }
            case Progressed.Happened(int run, var timed) -> {
                root.put("type", "event");
                root.put("run", run);
                root.put("since", timed.since());
                root.put("event", EventDetails.name(timed.event()));
                root.putAll(EventDetails.of(timed.event()));
            }
            case Progressed.Decided(int run, int turn, Outcome outcome) -> {
                root.put("type", "expect");
                root.put("run", run);
                root.put("turn", turn);
                root.putAll(SummarySheet.json(outcome));
            }
        }
        return root;
    }
}
