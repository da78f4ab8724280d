package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.ModelOffer;
import dev.vox.runtime.model.ModelSettings;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.routing.StaticRouter;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.kevin.KevinEngine;
import dev.vox.runtime.tts.mock.MockEngine;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// What WebSocket clients hear when the worker behind them comes to speak with another model: a full-scale 440 Hz tone and
/// speech are told apart by their samples.
final class ModelChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WORDS = "A voice speaks these seven words aloud.";

    /// Of the tone, a sample.
    private static final double RADIANS = 2 * Math.PI * 440 / 48_000;

    private final List<SpeechEngine> tonesOnly =
            List.of(new MockEngine(Duration.ofMillis(5), true));
    private final List<SpeechEngine> all =
            List.of(new MockEngine(Duration.ofMillis(5), false), new KevinEngine());
    private final ModelManager models =
            new ModelManager(
                    tonesOnly, ModelSettings.of(MockEngine.MODEL_ID), InstantSource.system());
    private final WorkerServer worker;
    private final Orchestra orchestra;

    ModelChangeTest() throws Exception {
        worker =
                WorkerServer.start(
                        new WorkerSettings(
                                "127.0.0.1",
                                0,
                                "127.0.0.1",
                                0,
                                0,
                                WorkerSettings.DEFAULT_SESSION_IDLE_TIMEOUT,
                                WorkerSettings.DEFAULT_STALLED_READER_TIMEOUT),
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
        models.close();
    }

    @Test
    void an_utterance_ends_with_the_old_voice_and_the_one_that_waits_behind_it_has_the_new()
            throws Exception {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("one").text(WORDS);
            client.frames(3);

            // To load a voice may take longer than the utterance, which must not end before the
            // change has.
            client.control(ControlAction.PAUSE).sendRaw("{}");
            int until = untilRefused(client);
            models.change(new ModelOffer(all, "kevin16"), PATIENCE);
            client.control(ControlAction.RESUME);

            byte[] rest = bytes(client.utterance());
            assertThat(rest).hasSize((22 - until) * 1920);
            assertThat(isTone(rest)).isTrue();
            byte[] next = bytes(client.utterance());
            assertThat(next.length).isGreaterThan(75 * 1920);
            assertThat(isTone(next)).isFalse();
        }
    }

    @Test
    void a_long_utterance_of_speech_is_not_cut_by_a_tone() throws Exception {
        models.change(new ModelOffer(all, "kevin16"), PATIENCE);
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).pace(Pace.FAST).text(WORDS);
            byte[] undisturbed = bytes(client.utterance());
            client.pace(Pace.REALTIME).text(WORDS);
            byte[] beginning = bytes(client.frames(5));

            models.change(new ModelOffer(tonesOnly, MockEngine.MODEL_ID), PATIENCE);

            assertThat(joined(beginning, bytes(client.utterance()))).isEqualTo(undisturbed);
            assertThat(isTone(bytes(client.text("one").utterance()))).isTrue();
        }
    }

    @Test
    void a_client_that_asked_for_a_voice_hears_it_no_longer_as_a_tone() throws Exception {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).pace(Pace.FAST).voice("kevin16").text("one");
            assertThat(isTone(bytes(client.utterance()))).isTrue();

            models.change(new ModelOffer(all, MockEngine.MODEL_ID), PATIENCE);

            assertThat(isTone(bytes(client.text(WORDS).utterance()))).isFalse();
        }
    }

    @Test
    void a_client_whose_voice_is_gone_is_told_which_there_are_and_can_choose_another()
            throws Exception {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).voice("piper-en-us-amy").text("one");
            assertThat(client.utterance()).hasSize(25);

            models.change(new ModelOffer(all, "kevin16"), PATIENCE);

            client.text("two");
            assertThat(client.error(ErrorCode.SYNTHESIS_FAILED).message())
                    .contains("unknown model piper-en-us-amy", "available: kevin, kevin16");
            assertThat(client.next(ServerMessage.Metrics.class).outcome())
                    .isEqualTo(Outcome.FAILED);
            client.pace(Pace.FAST).voice("kevin16");
            assertThat(isTone(bytes(client.text(WORDS).utterance()))).isFalse();
        }
    }

    @Test
    void a_change_that_fails_is_heard_by_nobody() throws Exception {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("one");
            client.frames(1);

            assertThatThrownBy(() -> models.change(new ModelOffer(all, "nobody"), PATIENCE))
                    .hasMessageContaining("unknown model nobody");

            assertThat(client.utterance()).hasSize(24);
            assertThat(isTone(bytes(client.text("two").utterance()))).isTrue();
        }
    }

    /// How many frames come before the refusal of a message that is none: what was sent before it was heeded by then.
    private static int untilRefused(TestClient client) {
        int frames = 0;
        while (client.next() instanceof ServerMessage.Audio) {
            frames++;
        }
        return frames;
    }

    private static byte[] bytes(List<ServerMessage.Audio> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frames.forEach(frame -> bytes.writeBytes(frame.pcm()));
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    /// Whether all the power of the audio is at 440 Hz, by Goertzel's measure.
    private static boolean isTone(byte[] pcm) {
        double real = 0;
        double imaginary = 0;
        double power = 0;
        int count = pcm.length / 2;
        for (int i = 0; i < count; i++) {
            double sample = (short) ((pcm[2 * i] & 0xFF) | (pcm[2 * i + 1] << 8));
            double angle = RADIANS * i;
            real += sample * Math.cos(angle);
            imaginary += sample * Math.sin(angle);
            power += sample * sample;
        }
        double share = 2 * (real * real + imaginary * imaginary) / count / power;
        return share > 0.95;
    }
}
