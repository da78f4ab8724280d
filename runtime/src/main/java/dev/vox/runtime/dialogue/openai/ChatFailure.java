package dev.vox.runtime.dialogue.openai;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/// An attempt to get an answer failed. The message says why, in a phrase that follows the model's name.
final class ChatFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final transient @Nullable Duration retryAfter;

    private ChatFailure(
            String message,
            boolean passing,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /// It would fail again.
    static ChatFailure lasting(String message) {
        return new ChatFailure(message, false, null, null);
    }

    static ChatFailure lasting(String message, Throwable cause) {
        return new ChatFailure(message, false, null, cause);
    }

    /// It may go well the next time.
    static ChatFailure passing(String message) {
        return new ChatFailure(message, true, null, null);
    }

    static ChatFailure passing(String message, Throwable cause) {
        return new ChatFailure(message, true, null, cause);
    }

    static ChatFailure passing(String message, @Nullable Duration retryAfter) {
        return new ChatFailure(message, true, retryAfter, null);
    }

    /// Whether another attempt makes sense while nothing of the answer has come.
    boolean isPassing() {
        return passing;
    }

    /// How long the server wants to be left alone, or null when it did not say.
    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
