package dev.vox.runtime.worker;

import dev.vox.proto.tts.TextChunk;
import dev.vox.runtime.model.ModelManager;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The transport's side of one `Synthesize` call. Runs on the event loop, one callback at a time, and never waits.
final class SynthesizeCall implements StreamObserver<TextChunk> {
    private final ServerCallStreamObserver<OutgoingFrame> call;
    private final Sessions sessions;
    private final ModelManager models;
    private final WorkerSettings settings;
    private final WorkerMetrics metrics;
    private final Metronome metronome;
    private final TextFeed texts;
    private @Nullable FrameStream frames;
    private boolean refused;

    /// @param metronome of the event loop that the call is on
    SynthesizeCall(
            ServerCallStreamObserver<OutgoingFrame> call,
            Sessions sessions,
            ModelManager models,
            WorkerSettings settings,
            WorkerMetrics metrics,
            Metronome metronome) {
        this.call = call;
        this.sessions = sessions;
        this.models = models;
        this.settings = settings;
        this.metrics = metrics;
        this.metronome = metronome;
        this.texts = new TextFeed(() -> call.request(1));
    }

    /// Takes the call on. To be called while the call is being made, since its handlers can be set only then.
    SynthesizeCall begin() {
        FrameStream.prepare(call);
        call.disableAutoRequest();
        call.setOnReadyHandler(this::ready);
        call.setOnCancelHandler(this::cancelled);
        call.request(1);
        return this;
    }

    @Override
    public void onNext(TextChunk chunk) {
        if (frames == null && !refused) {
            refused = !speak(chunk);
        }
        texts.add(chunk);
    }

    @Override
    public void onCompleted() {
        if (frames != null) {
            texts.end();
        } else if (!refused) {
            call.onCompleted();
        }
    }

    @Override
    public void onError(Throwable cancellation) {
        cancelled();
    }

    private boolean speak(TextChunk first) {
        String id = first.getSessionId();
        if (id.isEmpty()) {
            return refuse(Status.INVALID_ARGUMENT, "Missing session_id");
        }
        if (sessions.closing()) {
            return refuse(Status.UNAVAILABLE, "Worker is shutting down");
        }
        Optional<WorkerSession> session = sessions.find(id);
        if (session.isEmpty() || !speak(session.get())) {
            return refuse(Status.NOT_FOUND, "Session " + id + " not found");
        }
        return true;
    }

    private boolean speak(WorkerSession session) {
        session.touch();
        FrameStream stream =
                new FrameStream(
                        session.id(), session.gate(), call, session.pace(), metronome, settings);
        if (!session.gate().admit(stream)) {
            return false;
        }
        frames = stream;
        metrics.utteranceBegun();
        Utterance utterance =
                new Utterance(
                        session, models, texts, stream, settings.sessionIdleTimeout(), metrics);
        Thread speaker = Thread.ofVirtual().name("vox-utterance").unstarted(utterance);
        stream.speaker(speaker);
        speaker.start();
        return true;
    }

    private boolean refuse(Status status, String reason) {
        metrics.callRefused();
        call.onError(status.withDescription(reason).asRuntimeException());
        return false;
    }

    private void ready() {
        if (frames != null) {
            frames.ready();
        }
    }

    private void cancelled() {
        if (frames != null) {
            frames.cancelled();
        }
    }
}
