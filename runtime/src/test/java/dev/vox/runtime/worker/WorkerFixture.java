package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.ControlRequest;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.proto.tts.EndSessionRequest;
import dev.vox.proto.tts.StartSessionRequest;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.proto.tts.TTSServiceGrpc.TTSServiceBlockingStub;
import dev.vox.runtime.model.Await;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.model.ModelStatus;
import dev.vox.runtime.model.ScriptedEngine;
import dev.vox.runtime.model.SettableClock;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A worker on ports of its own and a client over a real socket. The client's callbacks run on its event loop, so they
/// come in the order of the wire.
final class WorkerFixture implements AutoCloseable {
    static final String MOCK = MockEngine.MODEL_ID;
    static final Duration IDLE = Duration.ofMinutes(5);
    static final Duration STALL = Duration.ofSeconds(30);

    final SettableClock clock = new SettableClock();
    final ScriptedEngine scripted = new ScriptedEngine();
    final ModelManager models;
    final WorkerServer server;
    final ManagedChannel channel;

    private WorkerFixture(WorkerSettings settings, Duration frameDelay) throws Exception {
        models =
                new ModelManager(
                        List.of(new MockEngine(frameDelay, false), new KevinEngine(), scripted),
                        withoutWarmUp(),
                        clock);
        server = WorkerServer.start(settings, models, clock);
        channel = connect(server.port());
    }

    static WorkerFixture start() throws Exception {
        return start(settings(0, STALL));
    }

    static WorkerFixture start(WorkerSettings settings) throws Exception {
        return start(settings, Duration.ofMillis(1));
    }

    static WorkerFixture start(WorkerSettings settings, Duration frameDelay) throws Exception {
        return new WorkerFixture(settings, frameDelay);
    }

    static WorkerSettings settings(int maxSessions, Duration stalledReader) {
        return new WorkerSettings("127.0.0.1", 0, "127.0.0.1", 0, maxSessions, IDLE, stalledReader);
    }

    /// Scripts then run for the client's texts alone.
    private static ModelSettings withoutWarmUp() {
        return new ModelSettings(
                MOCK,
                List.of(),
                ModelSettings.DEFAULT_TIME_TO_LIVE,
                ModelSettings.DEFAULT_MIN_RESIDENCY,
                ModelSettings.DEFAULT_RESIDENT_CAP,
                ModelSettings.DEFAULT_MAX_PARALLEL_LOADS,
                ModelSettings.DEFAULT_SWEEP_INTERVAL,
                "");
    }

    static ManagedChannel connect(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .build();
    }

    TTSServiceBlockingStub stub() {
        return TTSServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    StartSessionResponse startSession(String id, String model, Map<String, String> options) {
        return stub().startSession(
                        StartSessionRequest.newBuilder()
                                .setSessionId(id)
                                .setModelId(model)
                                .putAllOptions(options)
                                .build());
    }

    /// Opens a session that has to open.
    void open(String id, String model) {
        assertThat(startSession(id, model, Map.of()).getSuccess()).isTrue();
    }

    boolean endSession(String id) {
        return stub().endSession(EndSessionRequest.newBuilder().setSessionId(id).build())
                .getSuccess();
    }

    ControlResponse control(String id, ControlCommand command) {
        return stub().control(
                        ControlRequest.newBuilder().setSessionId(id).setCommand(command).build());
    }

    /// A call whose frames are taken as they come.
    Listener synthesize() {
        return Listener.reading(channel);
    }

    /// Speaks the texts as one utterance and returns it when it has ended.
    Listener say(String id, String... texts) {
        Listener listener = synthesize();
        for (int i = 0; i < texts.length; i++) {
            listener.text(id, texts[i], i == texts.length - 1);
        }
        return listener.awaitEnd();
    }

    int uses(String modelId) {
        return models.list().stream()
                .filter(model -> model.profile().modelId().equals(modelId))
                .mapToInt(ModelStatus::uses)
                .sum();
    }

    void awaitNoUtterance() {
        Await.until("no utterance is under way", () -> server.activity().utterances() == 0);
    }

    @Override
    public void close() throws Exception {
        channel.shutdownNow();
        server.close();
        models.close();
        channel.awaitTermination(5, TimeUnit.SECONDS);
        assertThat(scripted.violations()).isEmpty();
        assertThat(models.list()).allMatch(model -> model.uses() == 0);
    }
}
