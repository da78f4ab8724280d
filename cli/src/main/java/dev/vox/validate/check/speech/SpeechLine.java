package dev.vox.validate.check.speech;

import dev.vox.voice.Command;

import java.time.Duration;
import java.util.Optional;

/// A way to have texts spoken, one after the other. One thread uses it.
public sealed interface SpeechLine extends AutoCloseable permits OrchestratorLine, WorkerLine {
    /// What is asked, as messages name it: `grpc://localhost:7001`.
    String address();

    /// Who speaks, as messages name it: `worker`, `stack`.
    String speaker();

    /// Whether audio comes in real time.
    boolean paced();

    /// Sends a text.
    ///
    /// @return the moment just before, in nanoseconds of the ticker
    long say(String text) throws InterruptedException;

    /// Sends a command.
    ///
    /// @return from its sending to its acknowledgement; empty where commands are not acknowledged
    Optional<Duration> control(Command command) throws InterruptedException;

    /// What comes next of the text sent last; empty when nothing does in time.
    Optional<Sound> next(Duration timeout) throws InterruptedException;

    @Override
    void close();
}
