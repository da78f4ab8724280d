package dev.vox.runtime.worker;

import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.EndSessionResponse;
import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.proto.tts.GetCapabilitiesResponse;
import dev.vox.proto.tts.ListModelsRequest;
import dev.vox.proto.tts.ListModelsResponse;
import dev.vox.proto.tts.LoadModelRequest;
import dev.vox.proto.tts.LoadModelResponse;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TextChunk;
import dev.vox.proto.tts.UnloadModelRequest;
import dev.vox.proto.tts.UnloadModelResponse;
import dev.vox.runtime.model.ModelException;
import dev.vox.runtime.model.ModelLease;
import dev.vox.runtime.model.ModelManager;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/// The protocol `proto/tts.proto` over the sessions and the model manager.
///
/// gRPC calls it on its event loop, which saves a change of threads a message. So nothing here waits: what may, runs on a
/// virtual thread.
final class TtsService extends TTSServiceGrpc.TTSServiceImplBase {
    private static final Logger LOG = System.getLogger("vox.worker");

    private final WorkerSettings settings;
    private final ModelManager models;
    private final Sessions sessions;
    private final WorkerMetrics metrics;
    private final InstantSource clock;
    private final EventLoops loops;
    private final Commands commands;
    private final ModelCalls modelCalls;

    TtsService(
            WorkerSettings settings,
            ModelManager models,
            Sessions sessions,
            WorkerMetrics metrics,
            InstantSource clock,
            EventLoops loops) {
        this.settings = settings;
        this.models = models;
        this.sessions = sessions;
        this.metrics = metrics;
        this.clock = clock;
        this.loops = loops;
        this.commands = new Commands(sessions, models, clock);
        this.modelCalls = new ModelCalls(models, settings, metrics.workload());
    }

    @Override
    public void startSession(
            StartSessionRequest request, StreamObserver<StartSessionResponse> reply) {
        var call = (ServerCallStreamObserver<StartSessionResponse>) reply;
        answer(reply, () -> startSession(request, call::isCancelled));
    }

    @Override
    public void endSession(EndSessionRequest request, StreamObserver<EndSessionResponse> reply) {
        answer(
                reply,
                () -> {
                    sessions.end(request.getSessionId());
                    return EndSessionResponse.newBuilder().setSuccess(true).build();
                });
    }

    /// What `synthesize` is, but for the frames, which leave as they are.
    StreamObserver<TextChunk> synthesizing(ServerCallStreamObserver<OutgoingFrame> call) {
        return new SynthesizeCall(call, sessions, models, settings, metrics, loops.here()).begin();
    }

    @Override
    public void control(ControlRequest request, StreamObserver<ControlResponse> reply) {
        answer(reply, () -> commands.carryOut(request));
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> reply) {
        answer(reply, modelCalls::list);
    }

    @Override
    public void loadModel(LoadModelRequest request, StreamObserver<LoadModelResponse> reply) {
        answer(reply, () -> modelCalls.load(request));
    }

    @Override
    public void unloadModel(UnloadModelRequest request, StreamObserver<UnloadModelResponse> reply) {
        answer(reply, () -> modelCalls.unload(request));
    }

    @Override
    public void getCapabilities(
            GetCapabilitiesRequest request, StreamObserver<GetCapabilitiesResponse> reply) {
        answer(reply, modelCalls::capabilities);
    }

    private StartSessionResponse startSession(
            StartSessionRequest request, BooleanSupplier cancelled) throws InterruptedException {
        StartSessionResponse.Builder answer = StartSessionResponse.newBuilder();
        try {
            String message = open(request, cancelled);
            return answer.setSuccess(true).setMessage(message).build();
        } catch (SessionRefusedException | ModelException e) {
            metrics.callRefused();
            return answer.setMessage(String.valueOf(e.getMessage())).build();
        }
    }

    private String open(StartSessionRequest request, BooleanSupplier cancelled)
            throws SessionRefusedException, ModelException, InterruptedException {
        String id = request.getSessionId();
        if (id.isEmpty()) {
            throw new SessionRefusedException("Missing session_id");
        }
        Pace pace = pace(request);
        sessions.checkRoom(id);
        ModelLease lease = models.acquire(request.getModelId());
        try {
            // A load takes longer than many a client waits, and who gave up may not end the
            // session.
            if (cancelled.getAsBoolean()) {
                throw new SessionRefusedException("The client of session " + id + " gave up");
            }
            boolean replaced =
                    sessions.open(new WorkerSession(id, request.getModelId(), lease, pace, clock));
            return "Session %s %s on %s"
                    .formatted(id, replaced ? "replaced" : "started", lease.modelId());
        } catch (SessionRefusedException e) {
            lease.close();
            throw e;
        }
    }

    private static Pace pace(StartSessionRequest request) throws SessionRefusedException {
        String word = request.getOptionsMap().get("pace");
        Optional<Pace> pace = word == null ? Optional.of(Pace.FAST) : Pace.parse(word);
        return pace.orElseThrow(() ->
                new SessionRefusedException(
                        "Unknown pace: %s, valid: %s".formatted(word, Pace.words())));
    }

    private <T> void answer(StreamObserver<T> reply, Callable<T> work) {
        // A client that gave up is told nothing; without a handler, telling it would be a failure.
        ((ServerCallStreamObserver<T>) reply).setOnCancelHandler(() -> {});
        Thread.ofVirtual().name("vox-call").start(() -> answerNow(reply, work));
    }

    private <T> void answerNow(StreamObserver<T> reply, Callable<T> work) {
        try {
            reply.onNext(work.call());
            reply.onCompleted();
        } catch (Exception e) {
            // A call that is not answered would leave its client waiting.
            LOG.log(Level.ERROR, "a call failed", e);
            metrics.callRefused();
            reply.onError(
                    Status.INTERNAL
                            .withDescription(e.toString())
                            .withCause(e)
                            .asRuntimeException());
        }
    }
}
