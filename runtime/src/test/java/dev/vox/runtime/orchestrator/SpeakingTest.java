package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.session.EndReason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Text in, audio out: the WebSocket in legacy mode, over real sockets.
final class SpeakingTest {
    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra = Orchestra.with(worker);

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void aSessionStartsWithItsId() {
        try (TestClient client = orchestra.client()) {
            assertThat(client.started()).matches("ws-[0-9a-f]{12}");
        }
    }

    @Test
    void anyPathWillDo() {
        try (TestClient client = TestClient.connect(orchestra.server.port(), "/ws/v1?a=b")) {
            assertThat(client.started()).startsWith("ws-");
        }
    }

    @Test
    void aTextBecomesFramesNumberedFromOne() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 5");
            List<ServerMessage.Audio> frames = client.frames(5);

            assertThat(frames)
                    .extracting(ServerMessage.Audio::sequence)
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(frames)
                    .allSatisfy(frame -> {
                        assertThat(frame.pcm()).hasSize(1920).containsOnly(mark("a"));
                        assertThat(frame.sampleRate()).isEqualTo(48_000);
                        assertThat(frame.frameMillis()).isEqualTo(20);
                    });
        }
    }

    @Test
    void theSequenceRunsOnOverTheConnection() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 3").text("b 2");

            assertThat(client.frames(5))
                    .extracting(ServerMessage.Audio::sequence)
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void textsThatWaitAreSpokenInOrder() {
        try (TestClient client = orchestra.client()) {
            client.started();
            for (char text = 'a'; text <= 'z'; text++) {
                client.text(text + " 1");
            }
            List<Byte> heard = new ArrayList<>();
            client.frames(26).forEach(frame -> heard.add(frame.pcm()[0]));
            List<Byte> expected = new ArrayList<>();
            for (char text = 'a'; text <= 'z'; text++) {
                expected.add(mark(String.valueOf(text)));
            }
            assertThat(heard).isEqualTo(expected);
        }
    }

    @Test
    void anEmptyEndMarkerIsNotForwarded() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 2 marker").text("b 2");

            assertThat(client.utterance()).hasSize(2);
            assertThat(client.utterance()).hasSize(2);
        }
    }

    @Test
    void blankTextIsAcceptedAndSilent() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("  \n").text("a 1");
            ServerMessage.Metrics silent = client.next(ServerMessage.Metrics.class);

            assertThat(silent.utterance()).isEqualTo(1);
            assertThat(silent.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(silent.frames()).isZero();
            assertThat(silent.firstFrameMillis()).isNull();
            assertThat(client.utterance()).hasSize(1);
        }
    }

    @Test
    void oldClientsAreToldNothingTheyDidNotAskFor() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2").text(" ").control(ControlAction.PAUSE).control(ControlAction.RESUME);
            client.text("b 1").frames(3);
            client.sayGoodbye();

            assertThat(client.next(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.COMPLETED);
            assertThat(client.awaitClosed().code()).isEqualTo(1000);
        }
    }

    @Test
    void metricsSayHowAnUtteranceWent() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 3").frames(3);
            ServerMessage.Metrics metrics = client.next(ServerMessage.Metrics.class);

            assertThat(metrics.utterance()).isEqualTo(1);
            assertThat(metrics.frames()).isEqualTo(3);
            assertThat(metrics.audioMillis()).isEqualTo(60);
            assertThat(metrics.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(metrics.firstFrameMillis()).isPositive();
            assertThat(metrics.totalMillis()).isGreaterThanOrEqualTo(metrics.firstFrameMillis());
            assertThat(metrics.realTimeFactor()).isEqualTo(metrics.totalMillis() / 60);
        }
    }

    @Test
    void stateChangesAreToldToWhoAsked() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.STATE).text("a 1");
            ServerMessage.State speaking = client.next(ServerMessage.State.class);
            assertThat(speaking.from()).isEqualTo("LISTENING");
            assertThat(speaking.to()).isEqualTo("SPEAKING");
            client.frames(1);
            ServerMessage.State waiting = client.next(ServerMessage.State.class);
            assertThat(waiting.to()).isEqualTo("WAITING_FOR_INPUT");
            assertThat(waiting.atMillis()).isGreaterThanOrEqualTo(speaking.atMillis());
        }
    }

    @Test
    void twoClientsAtOnceDoNotMix() {
        try (TestClient one = orchestra.client();
                TestClient two = orchestra.client()) {
            assertThat(one.started()).isNotEqualTo(two.started());
            one.text("a 20");
            two.text("b 20");

            assertThat(one.frames(20))
                    .allSatisfy(frame -> assertThat(frame.pcm()).containsOnly(mark("a")));
            assertThat(two.frames(20))
                    .allSatisfy(frame -> assertThat(frame.pcm()).containsOnly(mark("b")));
        }
    }

    @Test
    void audioIsNeverFurtherAheadThanTwoHundredMilliseconds() {
        try (TestClient client = orchestra.client()) {
            client.started();
            // Before the first frame is sent, not when it is received: that may be late.
            long began = System.nanoTime();
            client.text("a 60");
            for (int frame = 1; frame <= 60; frame++) {
                long at = client.nextReceived().nanos() - began;
                long aheadMillis = frame * 20L - TimeUnit.NANOSECONDS.toMillis(at);
                assertThat(aheadMillis).as("frame %d", frame).isLessThanOrEqualTo(200);
            }
        }
    }

    @Test
    void fastPaceSendsAsFastAsTheClientTakesIt() {
        try (TestClient client = orchestra.client()) {
            client.started();
            long began = System.nanoTime();
            client.accept(Topic.METRICS).pace(Pace.FAST).text("a 2000");

            assertThat(client.utterance()).hasSize(2000);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void theBinarySubProtocolCarriesSequenceAndSamples() {
        try (TestClient client =
                TestClient.connect(
                        orchestra.server.port(), "/", "other", AudioBinary.SUB_PROTOCOL)) {
            assertThat(client.subProtocol()).isEqualTo("vox.binary.v1");
            client.started();
            client.text("a 3");
            List<ServerMessage.Audio> frames = client.frames(3);

            assertThat(frames)
                    .extracting(ServerMessage.Audio::sequence)
                    .containsExactly(1L, 2L, 3L);
            assertThat(frames).allSatisfy(frame -> assertThat(frame.pcm()).containsOnly(mark("a")));
        }
    }

    @Test
    void helloChangesTheVoiceForTheTextsThatFollow() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2").voice("other").text("b 2");
            List<ServerMessage.Audio> frames = client.frames(4);

            assertThat(frames.get(1).pcm()).containsOnly(mark("a"));
            assertThat(frames.get(2).pcm()).containsOnly(FakeWorker.mark("other", "b"));
        }
    }

    @Test
    void anUnknownVoiceIsRefusedAndTheOldOneStays() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.voice("other").voice("nobody").text("a 1");

            assertThat(client.error(ErrorCode.VOICE_UNAVAILABLE).message())
                    .contains("nobody")
                    .contains("default");
            assertThat(client.frames(1).getFirst().pcm())
                    .containsOnly(FakeWorker.mark("other", "a"));
        }
    }

    @Test
    void aCloseByTheClientEndsTheWorkersSession() {
        try (TestClient client = orchestra.client()) {
            client.started();
            Await.until("the worker session opens", () -> worker.sessions.size() == 1);
            client.sayGoodbye();
            client.awaitClosed();
            Await.until("the worker session ends", worker.sessions::isEmpty);
            Await.until("the session is gone", () -> orchestra.server.sessions() == 0);
        }
    }

    private static byte mark(String text) {
        return FakeWorker.mark("", text);
    }
}
