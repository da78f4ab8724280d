package dev.vox.bench.workload;

import dev.vox.bench.result.Waterfall;
import dev.vox.bench.result.Waterfall.Mark;
import dev.vox.voice.ConversationEvent;
import dev.vox.voice.scenario.Metric;
import dev.vox.voice.scenario.TimedEvent;
import dev.vox.voice.scenario.TurnResult;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The course of a barge-in, from the onset of the user's speech, or from the PAUSE sent, to the last that is heard.
final class BargeInCourse {
    private static final String KIND = "barge-in";

    private final TurnResult turn;
    private final long onset;
    private final List<Mark> marks = new ArrayList<>();

    private BargeInCourse(TurnResult turn, long onset) {
        this.turn = turn;
        this.onset = onset;
    }

    /// That of a turn; empty when it broke into nothing.
    static Optional<Waterfall> of(TurnResult turn) {
        for (TimedEvent each : turn.events()) {
            switch (each.event()) {
                case ConversationEvent.UserBegan began -> {
                    return new BargeInCourse(turn, began.at()).bySpeech();
                }
                case ConversationEvent.ControlTaken taken -> {
                    return new BargeInCourse(turn, taken.sentAt()).byControl(taken);
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private Optional<Waterfall> bySpeech() {
        mark("onset", onset);
        for (TimedEvent each : turn.events()) {
            if (each.event() instanceof ConversationEvent.SpeechHeard heard
                    && heard.boundary() == ConversationEvent.Boundary.BEGAN) {
                mark("detect", heard.decidedAt());
                break;
            }
        }
        first(event ->
                        event instanceof ConversationEvent.StateChanged changed
                                && changed.to().equals("BARGED_IN"))
                .ifPresent(event -> mark("pause", event.at()));
        first(ConversationEvent.Flushed.class::isInstance)
                .ifPresent(event -> mark("acknowledgement", event.at()));
        return last(Metric.BARGEIN_SPEECH);
    }

    private Optional<Waterfall> byControl(ConversationEvent.ControlTaken taken) {
        mark("pause", onset);
        mark("acknowledgement", taken.at());
        return last(Metric.BARGEIN_EAR);
    }

    private Optional<ConversationEvent> first(Predicate<ConversationEvent> wanted) {
        return turn.events().stream().map(TimedEvent::event).filter(wanted).findFirst();
    }

    private void mark(String event, long at) {
        marks.add(new Mark(event, Duration.ofNanos(Math.max(0, at - onset))));
    }

    private Optional<Waterfall> last(Metric metric) {
        return turn.figure(metric)
                .map(figure -> {
                    marks.add(new Mark("last audible", figure.value()));
                    marks.sort(Comparator.comparing(Mark::since));
                    return new Waterfall(KIND, metric.label(), marks);
                });
    }
}
