package dev.vox.cli.repl.talk;

import dev.vox.voice.sound.Clip;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.OptionalLong;

/// An interruption that waits for the stack to be heard. One thread at a time.
final class Interruption {
    private final Duration after;
    private final @Nullable Clip words;
    private OptionalLong dueAt = OptionalLong.empty();

    /// @param after from the first audible sample
    /// @param words what the user says then; null for a STOP
    Interruption(Duration after, @Nullable Clip words) {
        this.after = after;
        this.words = words;
    }

    @Nullable Clip words() {
        return words;
    }

    /// The same by a STOP.
    Interruption byStop() {
        return new Interruption(after, null);
    }

    /// Looks whether the stack is heard by now.
    ///
    /// @param begunAt when the first frame of what it says came
    void look(OptionalLong begunAt, Hearing hearing) {
        if (dueAt.isEmpty() && begunAt.isPresent()) {
            OptionalLong audible = hearing.firstAudible(begunAt.getAsLong());
            if (audible.isPresent()) {
                dueAt = OptionalLong.of(audible.getAsLong() + after.toNanos());
            }
        }
    }

    /// When it is due; empty while the stack is not heard.
    OptionalLong dueAt() {
        return dueAt;
    }
}
