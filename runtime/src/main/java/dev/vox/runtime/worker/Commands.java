package dev.vox.runtime.worker;

import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.runtime.model.ModelLoadException;
import dev.vox.runtime.model.ModelManager;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// Carries out `Control`. A command that finds nothing to do succeeds and says so, since clients break on a failure.
final class Commands {
    private final Sessions sessions;
    private final ModelManager models;
    private final InstantSource clock;

    Commands(Sessions sessions, ModelManager models, InstantSource clock) {
        this.sessions = sessions;
        this.models = models;
        this.clock = clock;
    }

    /// Returns when the command has taken effect.
    ControlResponse carryOut(ControlRequest request) throws InterruptedException {
        return switch (request.getCommand()) {
            case UNRECOGNIZED -> answer(false, "Unknown command: " + request.getCommandValue());
            case PAUSE, RESUME, STOP, RELOAD -> {
                Optional<WorkerSession> session = sessions.find(request.getSessionId());
                yield session.isPresent()
                        ? carryOut(request, session.get())
                        : answer(
                                true,
                                "Nothing to %s: session %s not found"
                                        .formatted(verb(request), request.getSessionId()));
            }
        };
    }

    private ControlResponse carryOut(ControlRequest request, WorkerSession session)
            throws InterruptedException {
        session.touch();
        SessionGate gate = session.gate();
        return switch (request.getCommand()) {
            case PAUSE -> counted("Paused", gate.pause(), request);
            case RESUME -> counted("Resumed", gate.resume(), request);
            case STOP -> counted("Stopped", gate.stop(), request);
            case RELOAD -> reload(session);
            case UNRECOGNIZED -> throw new IllegalArgumentException("not a command");
        };
    }

    private ControlResponse counted(String done, int utterances, ControlRequest request) {
        if (utterances == 0) {
            return answer(true, "Nothing to " + verb(request));
        }
        return answer(true, "%s %d utterance(s)".formatted(done, utterances));
    }

    private ControlResponse reload(WorkerSession session) throws InterruptedException {
        try {
            String modelId = models.resolve(session.wanted());
            boolean reloaded = models.reload(modelId);
            return answer(true, reloaded ? "Reloaded " + modelId : "Nothing to reload");
        } catch (ModelLoadException e) {
            return answer(false, String.valueOf(e.getMessage()));
        }
    }

    private static String verb(ControlRequest request) {
        return request.getCommand().name().toLowerCase(Locale.ROOT);
    }

    private ControlResponse answer(boolean success, String message) {
        return ControlResponse.newBuilder()
                .setSuccess(success)
                .setMessage(message)
                .setTimestampMs(clock.millis())
                .build();
    }
}
