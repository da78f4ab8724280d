package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.settings.WorkerTimeouts;
import dev.vox.runtime.registry.MemoryRegistry;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.routing.RegistryRouter;
import dev.vox.runtime.routing.RouteRequest;
import dev.vox.runtime.routing.WorkerRouter;
import dev.vox.runtime.session.EndReason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// What a client is told when its worker fails, stalls, vanishes and comes back.
final class WorkerFaultTest {
    private static final WorkerTimeouts IMPATIENT =
            new WorkerTimeouts(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(500),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(1));

    private FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra =
            new Orchestra(Orchestra.SETTINGS.with(IMPATIENT), worker.router());

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void aFailureOfTheVoiceIsSaidAndTheNextTextSounds() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 2 fault fail").text("b 2").frames(2);

            ServerMessage.Failure failure = client.next(ServerMessage.Failure.class);
            assertThat(failure.code()).isEqualTo(ErrorCode.SYNTHESIS_FAILED);
            assertThat(failure.message()).contains("the voice broke");
            ServerMessage.Metrics end = client.next(ServerMessage.Metrics.class);
            assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(end.frames()).isEqualTo(2);
            assertThat(client.utterance()).hasSize(2);
        }
    }

    @Test
    void aDeadlineOfTheWorkersIsAFailureOfTheUtteranceAndItsSessionGoesOn() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2 fault late").text("b 1").frames(2);

            assertThat(client.error(ErrorCode.SYNTHESIS_FAILED).message())
                    .contains("no reader for 30000 ms");
            assertThat(client.frames(1)).hasSize(1);
            assertThat(worker.calls).containsOnlyOnce("start ");
        }
    }

    @Test
    void aStallInMidUtteranceIsAFailure() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2 fault stall").text("b 1").frames(2);

            assertThat(client.error(ErrorCode.SYNTHESIS_FAILED).message())
                    .contains("nothing for 300 ms");
            assertThat(client.frames(1)).hasSize(1);
            Await.until("the stalled utterance is cancelled", () -> worker.running.get() == 0);
        }
    }

    @Test
    void aStallBeforeTheFirstFrameIsAFailure() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a fault stall");
            assertThat(client.error(ErrorCode.SYNTHESIS_FAILED).message())
                    .contains("nothing for 500 ms");
        }
    }

    @Test
    void aFrameOfTheWrongSizeIsAFailure() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1 fault short").frames(1);
            assertThat(client.error(ErrorCode.SYNTHESIS_FAILED).message()).contains("100 bytes");
        }
    }

    @Test
    void anEmptyFrameThatIsNotFinalIsAFailure() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1 fault hollow").frames(1);
            assertThat(client.error(ErrorCode.SYNTHESIS_FAILED).message()).contains("0 bytes");
        }
    }

    @Test
    void withoutAWorkerTheTextIsAnsweredAtOnceAndRecoversWithoutReconnecting() {
        int port = worker.port();
        worker.close();
        try (TestClient client = orchestra.client()) {
            client.started();
            for (int attempt = 0; attempt < 5; attempt++) {
                client.text("a 1");
                // Refused by the machine, not given up after a deadline.
                assertThat(client.error(ErrorCode.WORKER_UNAVAILABLE).message())
                        .contains("grpc://127.0.0.1:" + port, "refused");
            }
            worker = FakeWorker.startAt(port);
            assertThat(client.text("b 2").frames(2)).hasSize(2);
        }
    }

    @Test
    void aWorkerKilledInMidUtteranceIsSaidAtOnceAndItsSuccessorSpeaks() {
        int port = worker.port();
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 2 fault stall").frames(2);
            worker.close();
            assertThat(client.error(ErrorCode.WORKER_UNAVAILABLE).message()).contains("worker");
            assertThat(client.next(ServerMessage.Metrics.class).outcome())
                    .isEqualTo(Outcome.FAILED);
            worker = FakeWorker.startAt(port);

            assertThat(client.text("b 2").utterance()).hasSize(2);
            assertThat(worker.sessions).hasSize(1);
        }
    }

    @Test
    void aWorkerRestartedBetweenTextsIsNotNoticed() {
        int port = worker.port();
        try (TestClient client = orchestra.client()) {
            client.started();
            client.voice("other").text("a 1").frames(1);
            worker.close();
            worker = FakeWorker.startAt(port);

            assertThat(client.text("b 1").frames(1).getFirst().pcm())
                    .containsOnly(FakeWorker.mark("other", "b"));
        }
    }

    @Test
    void aSessionThatTheWorkerLetGoIsOpenedAgain() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1").frames(1);
            worker.sessions.clear();
            assertThat(client.text("b 1").frames(1)).hasSize(1);
        }
    }

    @Test
    void aVoiceAskedForWhileTheWorkerIsAwayIsTakenUpWhenItIsBack() {
        int port = worker.port();
        worker.close();
        try (TestClient client = orchestra.client()) {
            client.started();
            client.voice("other");
            client.error(ErrorCode.WORKER_UNAVAILABLE);
            worker = FakeWorker.startAt(port);
            assertThat(client.text("a 1").frames(1).getFirst().pcm())
                    .containsOnly(FakeWorker.mark("other", "a"));
        }
    }

    @Test
    void aVoiceThatTurnsOutUnknownWhenTheWorkerIsBackLeavesTheOldOne() {
        int port = worker.port();
        worker.close();
        try (TestClient client = orchestra.client()) {
            client.started();
            client.voice("nobody");
            client.error(ErrorCode.WORKER_UNAVAILABLE);
            worker = FakeWorker.startAt(port);
            client.text("a 1");
            assertThat(client.error(ErrorCode.VOICE_UNAVAILABLE).message()).contains("nobody");
            assertThat(client.frames(1)).hasSize(1);
        }
    }

    @Test
    void aVoiceThatTheWorkerHasAndCannotGiveNowIsTakenUpWhenItCan() {
        worker.busyVoices.add("other");
        try (TestClient client = orchestra.client()) {
            client.started();
            client.voice("other");
            assertThat(client.error(ErrorCode.WORKER_UNAVAILABLE).message())
                    .contains("no room for other");
            worker.busyVoices.clear();
            assertThat(client.text("a 1").frames(1).getFirst().pcm())
                    .containsOnly(FakeWorker.mark("other", "a"));
        }
    }

    @Test
    void aRefusedSessionSaysWhatTheWorkerSaid() {
        worker.voices.clear();
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1");
            assertThat(client.error(ErrorCode.WORKER_UNAVAILABLE).message())
                    .contains("unknown model");
        }
    }

    @Test
    void anErrorOfTheMachineEndsTheSessionAndSaysSo() {
        WorkerRouter broken =
                new WorkerRouter() {
                    @Override
                    public List<WorkerAddress> route(RouteRequest request) {
                        throw new OutOfMemoryError("no heap is left");
                    }

                    @Override
                    public List<WorkerAddress> workers() {
                        return List.of();
                    }

                    @Override
                    public String source() {
                        return "static";
                    }
                };
        try (Orchestra failing = new Orchestra(Orchestra.SETTINGS, broken);
                TestClient client = failing.client()) {
            client.started();

            assertThat(client.skipTo(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.ERROR);
            assertThat(client.awaitClosed().code()).isEqualTo(1011);
            Await.until("the session is gone", () -> failing.server.sessions() == 0);
        }
    }

    @Test
    void aRegistryThatFillsLaterServesSessionsThatAreOpen() {
        MemoryRegistry registry = new MemoryRegistry(MemoryRegistry.DEFAULT_TTL, orchestra.clock);
        try (Orchestra registered =
                        new Orchestra(
                                Orchestra.SETTINGS, new RegistryRouter(registry, "memory", true));
                TestClient client = registered.client()) {
            client.started();
            client.text("a 1");
            assertThat(client.error(ErrorCode.WORKER_UNAVAILABLE).message())
                    .contains("no worker is registered");
            registry.register(
                    new WorkerEntry(
                            "one", worker.address(), List.of(), 0, 0, orchestra.clock.instant()));
            assertThat(client.text("b 1").frames(1)).hasSize(1);
        }
    }
}
