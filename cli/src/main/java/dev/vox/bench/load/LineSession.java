package dev.vox.bench.load;

import dev.vox.voice.Command;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A session of a line. Nothing here blocks; any thread may call.
public interface LineSession {
    /// Speaks texts as one utterance.
    ///
    /// @param texts at least one. Over WebSocket there is one text to an utterance: they are joined by spaces
    /// @throws IllegalStateException when the session still speaks, or is closed
    void speak(List<String> texts, UtteranceListener listener);

    /// Acts on what is being spoken.
    ///
    /// Over gRPC the worker's answer is the acknowledgement; over WebSocket the pong to a ping that goes right behind the command.
    ///
    /// @return fails with a [dev.vox.problem.OperationFailed] when it is refused or not acknowledged in time
    CompletableFuture<Acknowledgement> control(Command command);

    /// Whether audio comes in real time.
    boolean paced();

    /// Whether the server tells the end of an utterance; one that does not is taken to have ended after half a second of silence.
    boolean tellsEnd();

    /// Whether the last frame of an utterance bears a mark, so that one without is broken.
    boolean marksEnd();

    /// Whether it is over, or will soon be by the server's limits, so that a next utterance needs another session.
    boolean spent();

    /// Ends it and what it speaks; says good-bye without waiting for the answer.
    void close();
}
