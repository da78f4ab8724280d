package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.routing.StaticRouter;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The orchestrator with a worker of ours: both faces of the stack, and real speech.
final class RealWorkerTest {
    /// How long a reader may leave the worker's audio unread.
    private static final Duration STALLED_READER = Duration.ofMillis(500);

    private static final String LONG = "This sentence is spoken again and again. ".repeat(20);

    private final WorkerServer worker;
    private final Orchestra orchestra;

    RealWorkerTest() throws Exception {
        ModelManager models =
                new ModelManager(
                        List.of(new MockEngine(Duration.ofMillis(5), false), new KevinEngine()),
                        ModelSettings.of(MockEngine.MODEL_ID),
                        InstantSource.system());
        worker =
                WorkerServer.start(
                        new WorkerSettings(
                                "127.0.0.1",
                                0,
                                "127.0.0.1",
                                0,
                                0,
                                WorkerSettings.DEFAULT_SESSION_IDLE_TIMEOUT,
                                STALLED_READER),
                        models,
                        InstantSource.system());
        orchestra =
                new Orchestra(
                        Orchestra.SETTINGS,
                        new StaticRouter(new WorkerAddress("127.0.0.1", worker.port())));
    }

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void theToneHasTwentyFiveFramesAText() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("one").text("two");
            assertThat(client.utterance()).hasSize(25);
            assertThat(client.utterance()).hasSize(25);
        }
    }

    @Test
    void aVoiceOfTheWorkersSpeaks() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).voice("kevin16").pace(Pace.FAST);
            List<ServerMessage.Audio> frames =
                    client.text("A voice speaks these seven words aloud.").utterance();

            assertThat(frames).hasSizeBetween(75, 250);
            assertThat(frames).anyMatch(frame -> loudest(frame.pcm()) > 3000);
        }
    }

    @Test
    void anUnknownVoiceIsAnsweredWithTheOnesThereAre() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).voice("nobody");
            assertThat(client.error(ErrorCode.VOICE_UNAVAILABLE).message())
                    .contains("nobody", "kevin16", MockEngine.MODEL_ID);
            assertThat(client.text("one").utterance()).hasSize(25);
        }
    }

    @Test
    void aLongTextIsPausedResumedAndStopped() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).voice("kevin16").text(LONG).frames(5);
            client.control(ControlAction.PAUSE).sendRaw("{}");
            client.error(ErrorCode.INVALID_MESSAGE);
            assertThat(client.received).isEmpty();
            client.control(ControlAction.RESUME).frames(5);
            client.control(ControlAction.STOP).text("Enough.");

            ServerMessage.Metrics stopped = client.skipTo(ServerMessage.Metrics.class);
            assertThat(stopped.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(client.utterance()).isNotEmpty();
        }
        Await.until("no utterance is under way", () -> worker.activity().utterances() == 0);
        Await.until("the session is gone", () -> orchestra.server.sessions() == 0);
    }

    @Test
    void aPauseThatComesWithTheTextHoldsItBackAndLosesNothing() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).voice("kevin16").pace(Pace.FAST);
            client.text(LONG).control(ControlAction.PAUSE);
            resumesWhole(client);
        }
    }

    @Test
    void aPauseThatComesBeforeTheWorkerHasTheTextHoldsItBackAndLosesNothing() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).voice("kevin16").pace(Pace.FAST);
            assertThat(client.text("The session is open.").utterance()).isNotEmpty();
            client.text(LONG).control(ControlAction.PAUSE);
            resumesWhole(client);
        }
    }

    @Test
    void aPauseOutlivesItsUtteranceAndTheNextOneLosesNothing() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).voice("kevin16").pace(Pace.FAST);
            // Nothing but a pause separates the two: the worker's ends with the first.
            client.text(" ").text(LONG).control(ControlAction.PAUSE);
            client.next(ServerMessage.Metrics.class);
            resumesWhole(client);
        }
    }

    /// Holds a pause longer than a reader may stall, and goes on to the end.
    private static void resumesWhole(TestClient client) {
        long paused = System.nanoTime();
        Await.until(
                "the pause is longer than a reader may stall",
                () -> System.nanoTime() - paused > STALLED_READER.multipliedBy(3).toNanos());
        client.control(ControlAction.RESUME);

        ServerMessage.Metrics end = client.skipTo(ServerMessage.Metrics.class);
        assertThat(end.outcome()).isEqualTo(Outcome.COMPLETED);
        // What a reader may hold unread is a fraction of it.
        assertThat(end.frames()).isGreaterThan(1500);
    }

    @Test
    void aClientThatVanishesLeavesNothingAtTheWorker() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.voice("kevin16").text("a long sentence ".repeat(50)).frames(3);
            client.vanish();
        }
        Await.until("no utterance is under way", () -> worker.activity().utterances() == 0);
        Await.until("no session is open", () -> worker.activity().sessions() == 0);
    }

    private static int loudest(byte[] pcm) {
        int loudest = 0;
        for (int i = 0; i < pcm.length; i += 2) {
            loudest = Math.max(loudest, Math.abs((pcm[i] & 0xFF) | (pcm[i + 1] << 8)));
        }
        return loudest;
    }
}
