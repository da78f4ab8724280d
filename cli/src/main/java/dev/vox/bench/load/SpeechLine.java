package dev.vox.bench.load;

import dev.vox.voice.Pace;

import java.util.concurrent.CompletableFuture;

/// Opens sessions of a subject and carries them on a few threads, whatever their number.
public interface SpeechLine extends AutoCloseable {
    /// By which face it reaches the subject.
    Through through();

    /// Opens a session; comes back at once.
    ///
    /// @param pace how fast audio is to come. An orchestrator of another make paces whatever is asked
    /// @return fails with [dev.vox.problem.MissingPrerequisite] when nobody is there, and [dev.vox.problem.OperationFailed] when
    ///     the session is refused or not opened in time; the message is the subject's own
    CompletableFuture<LineSession> open(Pace pace);

    /// The threads that carry it, by their ids: what they use is the generator's own cost.
    long[] threads();

    /// Ends all sessions that are open, and the threads.
    @Override
    void close();
}
