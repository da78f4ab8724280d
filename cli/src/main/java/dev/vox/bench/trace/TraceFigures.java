package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Unit;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Ear;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Computes the figures of a conversation from what was recorded of it alone, by the definitions of the metrics; each from the
/// events and again from what the ear heard.
final class TraceFigures {
    private static final long NANOS = 1_000;
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();
    private static final long QUIET_BEFORE = Duration.ofMillis(100).toNanos();
    private static final long BETWEEN_WORDS = Duration.ofMillis(500).toNanos();
    private static final long FALLS_SILENT = Duration.ofMillis(300).toNanos();

    private final List<TimelineEntry> timeline;
    private final Ear ear;
    private final List<TraceFigure> figures = new ArrayList<>();

    private TraceFigures(List<TimelineEntry> timeline, Ear ear) {
        this.timeline = timeline;
        this.ear = ear;
    }

    /// The figures of each of the user's turns.
    ///
    /// @param timeline in the order of its times; frames may be left out
    /// @param ear heard the conversation from 0 on
    static List<TraceFigure> of(List<TimelineEntry> timeline, Ear ear) {
        TraceFigures measuring = new TraceFigures(timeline, ear);
        List<UserInput> inputs = UserInput.of(timeline);
        for (int i = 0; i < inputs.size(); i++) {
            measuring.measure(i + 1, inputs.get(i));
        }
        return measuring.figures;
    }

    /// Why figures are not to be used: the two ways to compute one disagree by more than a frame and what the network held back.
    static List<String> flaws(List<TraceFigure> figures, Duration late) {
        List<String> flaws = new ArrayList<>();
        for (TraceFigure figure : figures) {
            Long events = figure.eventsOrNull();
            Long audio = figure.audioOrNull();
            if (events != null
                    && audio != null
                    && Math.abs(events - audio) > FRAME + late.toNanos()) {
                flaws.add(
                        "turn %d: %s by events and by audio are %d ms apart"
                                .formatted(
                                        figure.turn(),
                                        figure.metric().word(),
                                        Math.abs(events - audio) / Unit.MILLISECONDS.ticks()));
            }
        }
        return flaws;
    }

    private void measure(int turn, UserInput input) {
        switch (input.kind()) {
            case SPEECH -> {
                breakingIn(turn, input);
                answer(turn, input);
            }
            case TEXT -> answer(turn, input);
            case COMMAND -> {
                if (input.command().equals("PAUSE")) {
                    pause(turn, input);
                }
            }
        }
    }

    private void answer(int turn, UserInput input) {
        long base = input.end() * NANOS;
        if (ear.audible(base - QUIET_BEFORE, base)) {
            return;
        }
        first("first_frame", entry -> entry.micros() >= input.end() && input.covers(entry.micros()))
                .ifPresent(frame ->
                        add(turn, Metric.FIRST_FRAME, frame.micros() * NANOS - base, null));
        Optional<TimelineEntry> due =
                first(
                        "audible_due",
                        entry -> entry.micros() >= input.end() && input.covers(entry.micros()));
        OptionalLong heard = ear.firstAudible(base);
        boolean inTime = heard.isPresent() && heard.getAsLong() / NANOS < input.until();
        add(
                turn,
                Metric.FIRST_AUDIBLE,
                due.map(entry -> entry.micros() * NANOS - base).orElse(null),
                inTime ? heard.getAsLong() - base : null);
    }

    private void breakingIn(int turn, UserInput input) {
        long onset = input.onset() * NANOS;
        if (!ear.audible(onset - BETWEEN_WORDS, onset)) {
            return;
        }
        Predicate<TimelineEntry> since =
                entry -> entry.micros() * NANOS >= onset - FRAME && entry.micros() < input.until();
        first("speech_began", since)
                .ifPresent(heard -> {
                    OptionalLong decided = heard.microsOf("decidedMs");
                    add(
                            turn,
                            Metric.BARGEIN_DETECT,
                            heard.micros() * NANOS - onset,
                            decided.isPresent() ? decided.getAsLong() * NANOS - onset : null);
                });
        first("flush", since)
                .ifPresent(flushed ->
                        silence(
                                turn,
                                Metric.BARGEIN_SPEECH,
                                onset,
                                flushed.micros() * NANOS,
                                input));
    }

    private void pause(int turn, UserInput input) {
        Optional<TimelineEntry> taken =
                first(
                        "control",
                        entry ->
                                entry.text("command").equals("PAUSE")
                                        && entry.micros() >= input.onset());
        Optional<TimelineEntry> held = first("held", entry -> entry.micros() >= input.onset());
        if (taken.isEmpty() || held.isEmpty()) {
            return;
        }
        long sent = taken.get().microsOf("sentMs").orElse(input.onset()) * NANOS;
        add(turn, Metric.BARGEIN_CONTROL, taken.get().micros() * NANOS - sent, null);
        silence(turn, Metric.BARGEIN_EAR, sent, held.get().micros() * NANOS, input);
    }

    /// The ear falls silent when the server says so, or a little before, when it was between two words then; that compares to nothing.
    private void silence(int turn, Metric metric, long base, long said, UserInput input) {
        long until = input.until() == Long.MAX_VALUE ? Long.MAX_VALUE : input.until() * NANOS;
        long last = ear.lastAudible(Math.min(until, said + FALLS_SILENT)).orElse(base);
        if (last > base) {
            boolean betweenWords = last < said - FRAME;
            add(turn, metric, betweenWords ? null : said - base, last - base);
        }
    }

    private Optional<TimelineEntry> first(String type, Predicate<TimelineEntry> which) {
        return timeline.stream()
                .filter(entry -> entry.type().equals(type) && which.test(entry))
                .findFirst();
    }

    /// What concerns the ear is what the ear has; else what the server said counts.
    private void add(int turn, Metric metric, @Nullable Long events, @Nullable Long audio) {
        boolean heard = metric != Metric.BARGEIN_CONTROL && metric != Metric.BARGEIN_DETECT;
        Long best = heard ? (audio == null ? events : audio) : (events == null ? audio : events);
        if (best != null && best >= 0) {
            figures.add(new TraceFigure(metric, turn, best, events, audio));
        }
    }
}
