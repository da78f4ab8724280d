package dev.vox.bench.load;

import dev.vox.runtime.orchestrator.message.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// How an utterance ended.
public sealed interface UtteranceEnd {
    /// When it was known, in ns of the ticker.
    long at();

    /// The server says that it is over, or, where servers do not tell, half a second passed without a frame.
    ///
    /// @param toldOrNull the server's own figures; null when it has none
    record Spoken(long at, ServerMessage.@Nullable Metrics toldOrNull) implements UtteranceEnd {
        /// The server's own figures.
        public Optional<ServerMessage.Metrics> told() {
            return Optional.ofNullable(toldOrNull);
        }
    }

    /// It was dropped by a STOP, or because its session was closed.
    record Stopped(long at) implements UtteranceEnd {}

    /// It failed.
    ///
    /// @param reason a phrase that is the same for all that fail alike
    record Failed(long at, String reason) implements UtteranceEnd {}
}
