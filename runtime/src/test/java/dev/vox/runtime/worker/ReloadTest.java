package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.ControlCommand;
import dev.vox.proto.tts.ControlResponse;
import dev.vox.runtime.tts.SpeechException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicBoolean;

class ReloadTest {
    private WorkerFixture worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerFixture.start();
        worker.scripted.voice("counting", Voices.counting(200));
        worker.open("s", "counting");
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
    }

    @Test
    void aReloadTakesEffectBetweenUtterances() {
        Listener speaking = worker.synthesize().text("s", "x", true).awaitFrames(5);

        ControlResponse answer = worker.control("s", ControlCommand.RELOAD);

        assertThat(answer.getSuccess()).isTrue();
        assertThat(answer.getMessage()).isEqualTo("Reloaded counting");
        assertThat(worker.scripted.loads("counting")).isEqualTo(2);
        assertThat(worker.scripted.open("counting")).isEqualTo(2);
        assertThat(speaking.awaitEnd().assertWhole("s").frames()).hasSize(200);
        worker.awaitNoUtterance();
        assertThat(worker.scripted.open("counting")).isEqualTo(1);
        worker.say("s", "x").assertWhole("s");
    }

    @Test
    void aReloadThatFailsSaysWhyAndTheOldVoiceStays() {
        AtomicBoolean broken = new AtomicBoolean();
        worker.scripted.voice(
                "fragile",
                Voices.constant(960 * 3),
                () -> {
                    if (broken.get()) {
                        throw new SpeechException("its file is gone");
                    }
                });
        worker.open("f", "fragile");
        broken.set(true);

        ControlResponse answer = worker.control("f", ControlCommand.RELOAD);

        assertThat(answer.getSuccess()).isFalse();
        assertThat(answer.getMessage()).isEqualTo("cannot load model fragile: its file is gone");
        worker.say("f", "x").assertWhole("f");
    }

    @Test
    void aReloadOfAnUnknownSessionHasNothingToDo() {
        ControlResponse answer = worker.control("nobody", ControlCommand.RELOAD);

        assertThat(answer.getSuccess()).isTrue();
        assertThat(answer.getMessage()).isEqualTo("Nothing to reload: session nobody not found");
    }
}
