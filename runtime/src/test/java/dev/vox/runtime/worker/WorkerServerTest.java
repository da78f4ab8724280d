package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.StartSessionResponse;
import dev.vox.runtime.model.Await;
import dev.vox.runtime.model.ModelLoadException;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.model.ScriptedEngine;
import dev.vox.runtime.model.UnknownModelException;
import dev.vox.runtime.tts.SpeechException;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class WorkerServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "tts.TTSService"})
    void healthSaysServing(String service) throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            assertThat(health(worker, service)).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void healthOfAServiceThatIsNotThereIsNotFound() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            assertThatThrownBy(() -> health(worker, "tts.Nothing"))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            e ->
                                    assertThat(e.getStatus().getCode())
                                            .isEqualTo(Status.Code.NOT_FOUND));
        }
    }

    @Test
    void healthSaysNotServingUntilTheDefaultModelIsLoaded() throws Exception {
        CountDownLatch mayLoad = new CountDownLatch(1);
        ScriptedEngine engine =
                new ScriptedEngine()
                        .voice("slow", Voices.constant(1), () -> awaitUninterruptibly(mayLoad));
        int port = freePort();
        try (ModelManager models = manager(engine, "slow");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<WorkerServer> starting =
                    threads.submit(() ->
                            WorkerServer.start(
                                    WorkerSettings.of("127.0.0.1", port, 0),
                                    models,
                                    InstantSource.system()));
            Await.until("the load began", () -> engine.loads("slow") == 1);
            var channel = WorkerFixture.connect(port);
            assertThat(
                            HealthGrpc.newBlockingStub(channel)
                                    .check(HealthCheckRequest.getDefaultInstance())
                                    .getStatus())
                    .isEqualTo(ServingStatus.NOT_SERVING);

            mayLoad.countDown();

            try (WorkerServer server = starting.get(10, TimeUnit.SECONDS)) {
                assertThat(server.port()).isEqualTo(port);
                assertThat(
                                HealthGrpc.newBlockingStub(channel)
                                        .check(HealthCheckRequest.getDefaultInstance())
                                        .getStatus())
                        .isEqualTo(ServingStatus.SERVING);
            }
            channel.shutdownNow();
        }
    }

    @Test
    void aSecondWorkerOnThePortFailsAtOnceAndNamesIt() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            int port = worker.server.port();
            assertThatThrownBy(() ->
                            WorkerServer.start(
                                    WorkerSettings.of("127.0.0.1", port, 0),
                                    worker.models,
                                    InstantSource.system()))
                    .isInstanceOfSatisfying(
                            PortInUseException.class, e -> assertThat(e.port()).isEqualTo(port))
                    .hasMessage("port " + port + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void aMetricsPortThatIsTakenFailsAndNamesItAndFreesTheOtherPort() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            int taken = worker.server.metricsPort();
            int port = freePort();
            assertThatThrownBy(() ->
                            WorkerServer.start(
                                    WorkerSettings.of("127.0.0.1", port, taken),
                                    worker.models,
                                    InstantSource.system()))
                    .isInstanceOfSatisfying(
                            PortInUseException.class, e -> assertThat(e.port()).isEqualTo(taken));
            assertFree(port);
        }
    }

    @Test
    void aHostThatIsNotOursIsNotAPortInUse() {
        try (ModelManager models = manager(new ScriptedEngine(), "any")) {
            assertThatThrownBy(() ->
                            WorkerServer.start(
                                    WorkerSettings.of("192.0.2.1", 0, 0),
                                    models,
                                    InstantSource.system()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(PortInUseException.class)
                    .hasMessageContaining("192.0.2.1");
        }
    }

    @Test
    void aDefaultModelThatCannotBeHadStopsTheStartAndFreesThePorts() throws Exception {
        ScriptedEngine engine =
                new ScriptedEngine()
                        .voice(
                                "broken",
                                Voices.constant(1),
                                () -> {
                                    throw new SpeechException("its file is empty");
                                });
        int port = freePort();
        for (String model : List.of("broken", "unknown")) {
            try (ModelManager models = manager(engine, model)) {
                assertThatThrownBy(() ->
                                WorkerServer.start(
                                        WorkerSettings.of("127.0.0.1", port, 0),
                                        models,
                                        InstantSource.system()))
                        .isInstanceOf(
                                model.equals("broken")
                                        ? ModelLoadException.class
                                        : UnknownModelException.class);
            }
            assertFree(port);
        }
    }

    @Test
    void aShutdownLetsRunningUtterancesEndAndOpensNothingNew() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            worker.scripted.voice("counting", Voices.counting(200));
            worker.open("s", "counting");
            Listener running = worker.synthesize().text("s", "x", true).awaitFrames(5);
            // Held while the test looks around.
            worker.control("s", ControlCommand.PAUSE);

            Future<?> shutdown =
                    threads.submit(() -> worker.server.shutdown(Duration.ofSeconds(20)));
            Await.until(
                    "health says so",
                    () -> health(worker, "tts.TTSService") == ServingStatus.NOT_SERVING);
            Await.until(
                    "sessions are refused",
                    () -> !worker.startSession("new", "", Map.of()).getSuccess());

            StartSessionResponse refused = worker.startSession("new", "", Map.of());
            assertThat(refused.getMessage()).isEqualTo("Worker is shutting down");
            assertThat(worker.say("s", "more").status().getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(MetricsListenerTest.get(worker, "/health").statusCode()).isEqualTo(503);
            assertThat(shutdown.isDone()).isFalse();

            worker.control("s", ControlCommand.RESUME);
            assertThat(running.awaitEnd().assertWhole("s").frames()).hasSize(200);
            shutdown.get(10, TimeUnit.SECONDS);
            assertFree(worker.server.port());
            assertFree(worker.server.metricsPort());
            assertThat(worker.uses("counting")).isZero();
        }
    }

    @Test
    void aShutdownCutsOffWhatStillRunsWhenTheGraceIsOver() throws Exception {
        try (WorkerFixture worker = WorkerFixture.start()) {
            worker.scripted.voice("endless", Voices.endless(new AtomicLong()));
            worker.open("s", "endless");
            Listener running = worker.synthesize().text("s", "x", true).awaitFrames(5);
            long begin = System.nanoTime();

            worker.server.shutdown(Duration.ofMillis(200));

            assertThat(System.nanoTime() - begin).isGreaterThan(200_000_000L);
            running.awaitEnd();
            assertThat(running.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(running.status().getDescription()).isEqualTo("Worker is shutting down");
            assertThat(worker.uses("endless")).isZero();
            assertThat(worker.server.activity())
                    .extracting("sessions", "utterances")
                    .containsExactly(0, 0);
            assertFree(worker.server.port());
        }
    }

    private static ServingStatus health(WorkerFixture worker, String service) {
        return HealthGrpc.newBlockingStub(worker.channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }

    private static ModelManager manager(ScriptedEngine engine, String defaultModel) {
        return new ModelManager(
                List.of(engine), ModelSettings.of(defaultModel), InstantSource.system());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void assertFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the test never let the load go on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
