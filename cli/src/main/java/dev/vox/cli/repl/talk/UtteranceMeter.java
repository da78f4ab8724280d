package dev.vox.cli.repl.talk;

import dev.vox.runtime.orchestrator.message.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Measures the stack's utterances. Times are nanoseconds of the session's clock; one thread at a time.
///
/// The figures of an utterance are ready when its first audible sample has been played, or nothing of it is left to play.
final class UtteranceMeter {
    private final Deque<Turn> turns = new ArrayDeque<>();
    private final List<Pending> pending = new ArrayList<>();
    private @Nullable Begun current;
    private int utterances;

    /// @param clean whether nothing else was to be spoken before it, so that its latency is the stack's
    private record Turn(long at, boolean clean) {}

    /// @param turnAt null when it is not the first of a turn whose latency counts
    private record Begun(@Nullable Long turnAt, long firstFrameAt) {}

    private record Pending(int number, @Nullable Begun begun, Duration audio, String outcome) {}

    /// The user's turn is over: a text was sent, or the speech ended.
    ///
    /// @param waits whether something else is spoken first
    void turn(long at, boolean waits) {
        turns.add(new Turn(at, !waits && turns.isEmpty() && pending.isEmpty()));
    }

    /// The first frame of an utterance came.
    void firstFrame(long at) {
        Turn turn = turns.poll();
        current = new Begun(turn != null && turn.clean() ? turn.at() : null, at);
    }

    /// When the first frame of the utterance under way came; empty when none is.
    OptionalLong begunAt() {
        Begun begun = current;
        return begun == null ? OptionalLong.empty() : OptionalLong.of(begun.firstFrameAt());
    }

    /// A server of ours says that an utterance is over.
    void over(ServerMessage.Metrics figures) {
        if (current == null) {
            turns.poll();
        }
        add(
                Duration.ofMillis(figures.audioMillis()),
                figures.outcome().name().toLowerCase(Locale.ROOT));
    }

    /// Half a second without a frame: a server of old is at its utterance's end.
    void quiet(Duration audio) {
        add(audio, "heard");
    }

    private void add(Duration audio, String outcome) {
        utterances++;
        pending.add(new Pending(utterances, current, audio, outcome));
        current = null;
    }

    /// Whether figures are on their way.
    boolean isPending() {
        return !pending.isEmpty();
    }

    /// What was dropped is not waited for.
    void dropTurns() {
        turns.clear();
    }

    /// The figures that are ready.
    ///
    /// @param playing whether audio is yet to be played
    List<UtteranceFigures> ready(Hearing hearing, boolean playing) {
        List<UtteranceFigures> ready = new ArrayList<>();
        while (!pending.isEmpty()) {
            Pending first = pending.getFirst();
            Begun begun = first.begun();
            OptionalLong audible =
                    begun == null
                            ? OptionalLong.empty()
                            : hearing.firstAudible(begun.firstFrameAt());
            if (begun != null && audible.isEmpty() && playing) {
                return ready;
            }
            pending.removeFirst();
            ready.add(figures(first, audible));
        }
        return ready;
    }

    private static UtteranceFigures figures(Pending utterance, OptionalLong audible) {
        Begun begun = utterance.begun();
        Long turnAt = begun == null ? null : begun.turnAt();
        return new UtteranceFigures(
                utterance.number(),
                begun == null || turnAt == null
                        ? null
                        : Duration.ofNanos(begun.firstFrameAt() - turnAt),
                turnAt == null || audible.isEmpty()
                        ? null
                        : Duration.ofNanos(audible.getAsLong() - turnAt),
                utterance.audio(),
                utterance.outcome());
    }
}
