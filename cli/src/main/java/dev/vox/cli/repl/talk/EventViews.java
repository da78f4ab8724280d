package dev.vox.cli.repl.talk;

import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.voice.Command;
import dev.vox.voice.ConversationEvent.Boundary;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What events look like: a line for a person, a row for a pipe, an object for a program.
public final class EventViews {
    private EventViews() {}

    /// The line for a person; empty for what only programs care for.
    public static Optional<Line> line(ReplEvent event) {
        return switch (event) {
            case ReplEvent.Connected connected -> Optional.of(connected(connected));
            case ReplEvent.State(String from, String to, Duration _) ->
                    Optional.of(
                            Line.of(Style.DIM, "  " + lower(from) + " → ")
                                    .and(Style.LABEL, lower(to)));
            case ReplEvent.Transcript(String role, String text, boolean complete) ->
                    Optional.of(transcript(role, text, complete));
            case ReplEvent.Speech(Boundary boundary) ->
                    Optional.of(
                            switch (boundary) {
                                case BEGAN -> Line.of(Style.DIM, "  speech began");
                                case ENDED -> Line.of(Style.DIM, "  speech ended");
                                case FALSE_ALARM ->
                                        Line.of(Style.WARN, "  a false alarm: the answer goes on");
                            });
            case ReplEvent.Audible _, ReplEvent.Silent _ -> Optional.empty();
            case ReplEvent.Flush(int dropped) ->
                    Optional.of(Line.of(Style.DIM, "  flushed " + dropped + " frames"));
            case ReplEvent.Control(Command command, Duration after) ->
                    Optional.of(
                            Line.of(Style.DIM, "  " + lower(command.name()) + " taken after ")
                                    .and(Style.ACCENT, Figures.duration(after)));
            case ReplEvent.Utterance(UtteranceFigures figures) -> Optional.of(figures(figures));
            case ReplEvent.Turn(TurnFigures figures) -> Optional.of(figures(figures));
            case ReplEvent.BargeIn(BargeInFigures figures) -> Optional.of(figures(figures));
            case ReplEvent.Problem problem -> Optional.of(problem(problem));
            case ReplEvent.Over(String reason) ->
                    Optional.of(Line.of(Style.WARN, "the session is over: " + reason));
            case ReplEvent.Done(String text) -> Optional.of(Line.of(text));
            case ReplEvent.Note(String text) -> Optional.of(Line.of(Style.DIM, text));
            case ReplEvent.Warning(String text) ->
                    Optional.of(Line.of(Style.WARN, "warning: ").and(text));
            case ReplEvent.Expectation(int line, String text, String problem) ->
                    Optional.of(expectation(line, text, problem));
        };
    }

    private static Line connected(ReplEvent.Connected connected) {
        String voice = connected.voice() == null ? "" : ", voice " + connected.voice();
        return Line.of(Style.ACCENT, connected.address())
                .and(
                        Style.DIM,
                        "  %s, %s%s".formatted(connected.session(), connected.dialect(), voice));
    }

    private static Line transcript(String role, String text, boolean complete) {
        Style who = role.equals("user") ? Style.SERIES_3 : Style.SERIES_2;
        return Line.of(who, role + ": ")
                .and(complete ? Style.PLAIN : Style.DIM, complete ? text : text + " …");
    }

    private static Line figures(UtteranceFigures figures) {
        Line line = Line.of(Style.DIM, "  ");
        line = figure(line, "first_frame", figures.firstFrame());
        line = figure(line, "first_audible", figures.firstAudible());
        line = figure(line, "audio", figures.audio());
        return figures.whole() ? line : line.and(Style.WARN, figures.outcome());
    }

    private static Line figures(TurnFigures figures) {
        Line line = Line.of(Style.DIM, "  turn  ");
        line = figure(line, "recognised", figures.recognised());
        line = figure(line, "dialogue", figures.dialogue());
        line = figure(line, "first_frame", figures.firstFrame());
        line = text(line, "sentences", Integer.toString(figures.sentences()));
        return figures.outcome().equals("completed")
                ? line
                : line.and(Style.WARN, figures.outcome());
    }

    private static Line figures(BargeInFigures figures) {
        Line line = Line.of(Style.LABEL, "  barge-in ").and(Style.DIM, "by " + figures.by() + "  ");
        line = figure(line, "detect", figures.detect());
        line = figure(line, "control", figures.control());
        line = figure(line, "ear", figures.ear());
        return figure(line, "speech", figures.speech());
    }

    private static Line figure(Line line, String name, @Nullable Duration time) {
        return time == null ? line : text(line, name, Figures.duration(time));
    }

    private static Line text(Line line, String name, String value) {
        return line.and(Style.DIM, name + " ").and(Style.ACCENT, value).and("  ");
    }

    private static Line problem(ReplEvent.Problem problem) {
        Line line =
                Line.of(Style.FAIL, "error: ")
                        .and(problem.code().isEmpty() ? "" : "[" + problem.code() + "] ")
                        .and(problem.message());
        return problem.hint() == null ? line : line.and(Style.DIM, "  hint: " + problem.hint());
    }

    private static Line expectation(int number, String text, @Nullable String problem) {
        Line line =
                Line.of(
                                problem == null ? Style.OK : Style.FAIL,
                                problem == null ? "ok " : "FAILED ")
                        .and(Style.DIM, "line " + number + ": ")
                        .and(text);
        return problem == null ? line : line.and(Style.FAIL, ": " + problem);
    }

    private static String lower(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The row for a pipe: time in seconds, name, what a script matches, then the other fields as `name=value`.
    public static Row row(Told told) {
        StringBuilder rest = new StringBuilder();
        told.event()
                .fields()
                .forEach((name, value) -> {
                    if (!name.equals("text") && value != null) {
                        rest.append(rest.isEmpty() ? "" : " ")
                                .append(name)
                                .append('=')
                                .append(value);
                    }
                });
        return Row.of(
                told.at(), told.event().name(), told.event().fields().get("text"), rest.toString());
    }

    /// The object for a program. Keys stay.
    public static Map<String, @Nullable Object> json(Told told) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("event", told.event().name());
        root.put("atMs", Figure.millis(told.at()));
        root.putAll(told.event().fields());
        return root;
    }
}
