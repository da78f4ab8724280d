package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.GetCapabilitiesRequest;
import dev.vox.runtime.model.ModelOffer;
import dev.vox.runtime.model.ScriptedEngine;
import dev.vox.runtime.tts.mock.MockEngine;

import io.grpc.Status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What sessions hear when a worker comes to offer another model. The tone is the worker's default at first.
class ModelChangeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TONE_FRAMES = 25;
    private static final int SINGER_FRAMES = 7;

    private final ScriptedEngine choir =
            new ScriptedEngine()
                    .voice("singer", Voices.counting(SINGER_FRAMES))
                    .voice("endless", Voices.counting(200));
    private WorkerFixture worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerFixture.start();
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
        assertThat(choir.violations()).isEmpty();
        assertThat(choir.open("singer") + choir.open("endless")).isZero();
    }

    private void change(String modelId) throws Exception {
        worker.models.change(new ModelOffer(List.of(choir), modelId), PATIENCE);
    }

    @Test
    void a_session_that_named_no_model_ends_its_utterance_with_the_old_and_goes_on_with_the_new()
            throws Exception {
        worker.open("s", "");
        Listener speaking = worker.synthesize().text("s", "a", true).awaitFrames(2);

        change("singer");

        Listener ended = speaking.awaitEnd().assertWhole("s");
        assertThat(ended.frames()).hasSize(TONE_FRAMES);
        assertThat(worker.say("s", "b").assertWhole("s").frames()).hasSize(SINGER_FRAMES);
    }

    @Test
    void a_session_that_has_gone_on_with_the_new_model_holds_the_old_one_no_more()
            throws Exception {
        worker.scripted.voice("bass", Voices.constant(960 * 3));
        worker.models.change(new ModelOffer(List.of(worker.scripted), "bass"), PATIENCE);
        worker.open("s", "");
        worker.say("s", "a").assertWhole("s");

        change("singer");
        assertThat(worker.scripted.open("bass")).isEqualTo(1);
        worker.say("s", "b").assertWhole("s");

        worker.awaitNoUtterance();
        assertThat(worker.scripted.open("bass")).isZero();
    }

    @Test
    void a_session_that_named_its_model_keeps_it_while_there_is_such_a_model() throws Exception {
        worker.scripted.voice("counting", Voices.constant(960 * 3));
        worker.open("s", "counting");
        change("singer");

        Listener refused = worker.say("s", "a");

        assertThat(refused.status().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(refused.status().getDescription())
                .contains("unknown model counting", "available: endless, singer");

        worker.models.change(new ModelOffer(List.of(choir, worker.scripted), "endless"), PATIENCE);
        assertThat(worker.say("s", "a").assertWhole("s").frames()).hasSize(3);
    }

    @Test
    void a_tone_that_stood_for_any_model_gives_way_to_the_model_itself() throws Exception {
        MockEngine anything = new MockEngine(Duration.ZERO, true);
        worker.models.change(new ModelOffer(List.of(anything), "singer"), PATIENCE);
        worker.open("named", "singer");
        worker.open("unnamed", "");
        assertThat(worker.say("named", "a").frames()).hasSize(TONE_FRAMES);

        change("singer");

        for (String session : List.of("named", "unnamed")) {
            assertThat(worker.say(session, "b").assertWhole(session).frames())
                    .as(session)
                    .hasSize(SINGER_FRAMES);
        }
        worker.open("new", "singer");
        assertThat(worker.say("new", "c").frames()).hasSize(SINGER_FRAMES);
    }

    @Test
    void a_reload_concerns_the_model_that_the_session_would_speak_with() throws Exception {
        worker.open("s", "");
        change("singer");

        assertThat(worker.control("s", ControlCommand.RELOAD).getMessage())
                .isEqualTo("Reloaded singer");
        assertThat(choir.loads("singer")).isEqualTo(2);
    }

    @Test
    void new_sessions_and_what_the_worker_says_of_itself_follow() throws Exception {
        change("singer");

        assertThat(worker.startSession("s", "", Map.of()).getMessage()).endsWith("on singer");
        assertThat(
                        worker.stub()
                                .getCapabilities(GetCapabilitiesRequest.getDefaultInstance())
                                .getResidentModelsList())
                .containsExactly("singer");
    }
}
