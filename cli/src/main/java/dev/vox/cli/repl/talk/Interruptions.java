package dev.vox.cli.repl.talk;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.OptionalLong;

/// The interruption that waits for the stack to be heard: one at a time, the newest. One thread at a time.
final class Interruptions {
    private @Nullable Interruption waiting;

    void await(Interruption next) {
        waiting = next;
    }

    /// The stack does not listen, so that the one that waits has to come by STOP.
    ///
    /// @return whether one had been to come by speech
    boolean byStop() {
        Interruption next = waiting;
        if (next == null || next.words() == null) {
            return false;
        }
        waiting = next.byStop();
        return true;
    }

    /// The one that is due, which waits no longer; null when none is.
    ///
    /// @param begunAt when the first frame of what the stack says came
    @Nullable Interruption due(OptionalLong begunAt, Hearing hearing, long now) {
        Interruption next = waiting;
        if (next == null) {
            return null;
        }
        next.look(begunAt, hearing);
        if (next.dueAt().isEmpty() || next.dueAt().getAsLong() > now) {
            return null;
        }
        waiting = null;
        return next;
    }

    /// How long nothing has to be done.
    ///
    /// @param most at most this
    Duration left(long now, Duration most) {
        Interruption next = waiting;
        return next == null || next.dueAt().isEmpty()
                ? most
                : Duration.ofNanos(Math.clamp(next.dueAt().getAsLong() - now, 0, most.toNanos()));
    }
}
