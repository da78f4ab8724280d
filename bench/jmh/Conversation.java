package dev.vox.micro;

import dev.vox.runtime.session.EndReason;
import dev.vox.runtime.session.SessionEvent;
import dev.vox.runtime.session.SessionMachine;
import dev.vox.runtime.session.SessionState;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// A conversation as it goes: two texts, a pause, a barge-in, an answer in sentences, the end. The cost is that of an event.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Conversation {
    private static final int EVENTS = 16;

    private final List<SessionEvent> events =
            List.of(
                    new SessionEvent.Opened(),
                    new SessionEvent.TextArrived(1),
                    new SessionEvent.TextArrived(2),
                    new SessionEvent.PauseAsked(),
                    new SessionEvent.ResumeAsked(),
                    new SessionEvent.UtteranceEnded(1),
                    new SessionEvent.UserSpeechStarted(),
                    new SessionEvent.UserSpeechConfirmed(),
                    new SessionEvent.UserSpeechEnded(),
                    new SessionEvent.SentenceArrived(3),
                    new SessionEvent.SentenceArrived(4),
                    new SessionEvent.UtteranceEnded(3),
                    new SessionEvent.AnswerEnded(),
                    new SessionEvent.UtteranceEnded(4),
                    new SessionEvent.StopAsked(),
                    new SessionEvent.EndAsked(EndReason.COMPLETED));

    /// All events, one after the other.
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public SessionState event() {
        SessionState state = new SessionState.Idle();
        for (SessionEvent event : events) {
            state = SessionMachine.next(state, event).state();
        }
        return state;
    }
}
