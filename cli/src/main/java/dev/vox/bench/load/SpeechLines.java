package dev.vox.bench.load;

import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.voice.Ticker;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// Lines to subjects.
public final class SpeechLines {
    private SpeechLines() {}

    /// By which face a subject is measured when nobody says so: its worker, if that is reached.
    public static Through usual(Subject subject) {
        return subject.worker().isPresent() ? Through.WORKER : Through.ORCHESTRATOR;
    }

    /// A line to a subject. Connections are made when they are needed.
    ///
    /// @param sessions about how many are to be open at a time
    /// @throws MissingPrerequisite when the subject has no such face
    public static SpeechLine open(Subject subject, Through through, int sessions) {
        return switch (through) {
            case WORKER ->
                    new WorkerLine(
                            face(subject, through, subject.workerOrNull()),
                            subject.voice(),
                            sessions,
                            Ticker.SYSTEM);
            case ORCHESTRATOR ->
                    new OrchestratorLine(
                            face(subject, through, subject.orchestratorOrNull()),
                            subject.voice(),
                            Ticker.SYSTEM);
        };
    }

    /// Complains of a subject that has no such face.
    ///
    /// @throws MissingPrerequisite naming the face
    public static void require(Subject subject, Through through) {
        face(
                subject,
                through,
                through == Through.WORKER ? subject.workerOrNull() : subject.orchestratorOrNull());
    }

    private static URI face(Subject subject, Through through, @Nullable URI address) {
        if (address == null) {
            throw new MissingPrerequisite(
                    "[%s] no %s is reached from here".formatted(subject.name(), through.word()),
                    through == Through.WORKER
                            ? "name one with `--target grpc://host:port`"
                            : "name one with `--target ws://host:port`");
        }
        return address;
    }
}
