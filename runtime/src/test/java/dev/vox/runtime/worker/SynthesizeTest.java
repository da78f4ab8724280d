package dev.vox.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.proto.tts.AudioFrame;
import dev.vox.runtime.tts.AudioChunk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

class SynthesizeTest {
    private static final int FRAME = 960;

    private WorkerFixture worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerFixture.start();
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
    }

    @Test
    void anUtteranceIsFramesInOrderOfWhichTheLastIsFinal() {
        worker.open("s", WorkerFixture.MOCK);

        Listener utterance = worker.say("s", "hello").assertWhole("s");

        assertThat(utterance.frames()).hasSize(25);
        assertThat(utterance.frames().getLast().getAudioData()).hasSize(1920);
    }

    @Test
    void aRealVoiceSpeaksAndTheSameTextIsTheSameAudio() {
        worker.open("s", "kevin16");

        Listener utterance = worker.say("s", "Hello, this is vox.").assertWhole("s");

        assertThat(utterance.frames().size()).isBetween(40, 150);
        assertThat(loudest(utterance.audio())).isGreaterThan(3000);
        assertThat(worker.say("s", "Hello, this is vox.").audio()).isEqualTo(utterance.audio());
    }

    @Test
    void everyTextOfACallIsSpokenAndTheNumberingRunsOn() {
        worker.open("s", WorkerFixture.MOCK);

        assertThat(worker.say("s", "one", "two", "").assertWhole("s").frames()).hasSize(75);
    }

    @Test
    void eachCallNumbersItsOwnFrames() {
        worker.open("s", WorkerFixture.MOCK);
        worker.say("s", "one").assertWhole("s");

        worker.say("s", "two").assertWhole("s");
    }

    @Test
    void aTextSoundsWhenItArrivesAndNotWhenTheStreamIsHalfClosed() {
        worker.open("s", WorkerFixture.MOCK);
        Listener utterance = worker.synthesize().text("s", "one", false);

        // All but the one that is held back to know the last.
        utterance.awaitFrames(24);
        assertThat(utterance.ended()).isFalse();

        utterance.text("s", "two", false).awaitFrames(49);
        utterance.text("s", "three", true).awaitEnd().assertWhole("s");
        assertThat(utterance.frames()).hasSize(75);
    }

    @Test
    void theFinalTextEndsTheUtteranceWithoutAHalfClose() {
        worker.open("s", WorkerFixture.MOCK);

        worker.synthesize().text("s", "one", true).awaitEnd().assertWhole("s");
    }

    @Test
    void theHalfCloseEndsTheUtteranceWithoutAFinalText() {
        worker.open("s", WorkerFixture.MOCK);

        Listener utterance = worker.synthesize().text("s", "one", false).halfClose();

        assertThat(utterance.awaitEnd().assertWhole("s").frames()).hasSize(25);
    }

    @Test
    void textAfterTheFinalOneIsNotSpoken() {
        worker.open("s", WorkerFixture.MOCK);
        Listener utterance = worker.synthesize().text("s", "one", true).text("s", "two", true);

        assertThat(utterance.awaitEnd().assertWhole("s").frames()).hasSize(25);
    }

    @Test
    void theFirstFrameLeavesWhenTheEngineHasMadeTwentyMilliseconds() {
        Semaphore made = new Semaphore(0);
        worker.scripted.voice(
                "step",
                (request, sink) -> {
                    while (made.tryAcquire(10, TimeUnit.SECONDS)
                            && sink.accept(new AudioChunk(Voices.constant(FRAME, 7)))) {}
                });
        worker.open("s", "step");
        Listener utterance = worker.synthesize().text("s", "x", true);
        made.release(1);
        utterance.awaitFrames(1);

        made.release(2);
        utterance.awaitFrames(2);
        assertThat(utterance.frames()).hasSize(2);
        utterance.vanish();
    }

    @Test
    void theTailIsFilledUpWithSilenceToAWholeFrame() {
        voiceOf(FRAME + 1);
        worker.open("s", "scripted");

        List<AudioFrame> frames = worker.say("s", "x").assertWhole("s").frames();

        assertThat(frames).hasSize(2);
        byte[] tail = frames.get(1).getAudioData().toByteArray();
        assertThat(tail[0]).isEqualTo((byte) 7);
        assertThat(Arrays.copyOfRange(tail, 2, tail.length)).containsOnly(0);
    }

    @Test
    void anUtteranceOfOneFrameEndsWithAMarker() {
        voiceOf(FRAME);
        worker.open("s", "scripted");

        List<AudioFrame> frames = worker.say("s", "x").assertWhole("s").frames();

        assertThat(frames)
                .extracting(frame -> frame.getAudioData().size())
                .containsExactly(1920, 0);
    }

    @Test
    void anUtteranceWithoutAudioIsOneMarker() {
        worker.open("s", "kevin16");

        List<AudioFrame> frames = worker.say("s", "   ").assertWhole("s").frames();

        assertThat(frames).hasSize(1);
        assertThat(frames.getFirst().getAudioData()).isEmpty();
    }

    @Test
    void twoUtterancesOfOneSessionSoundAtTheSameTime() {
        worker.open("s", WorkerFixture.MOCK);
        Listener first = worker.synthesize().text("s", "one", false).awaitFrames(1);
        Listener second = worker.synthesize().text("s", "two", false).awaitFrames(24);

        assertThat(first.ended()).isFalse();
        assertThat(worker.server.activity().utterances()).isEqualTo(2);

        first.halfClose().awaitEnd().assertWhole("s");
        second.halfClose().awaitEnd().assertWhole("s");
        assertThat(first.audio()).isEqualTo(second.audio());
    }

    @Test
    void onlyTheFirstTextNeedsTheSession() {
        worker.open("s", WorkerFixture.MOCK);

        Listener utterance = worker.synthesize().text("s", "one", false).text("", "two", true);

        assertThat(utterance.awaitEnd().assertWhole("s").frames()).hasSize(50);
    }

    @Test
    void realTimePaceIsAtMostTwoHundredMillisecondsAhead() {
        assertThat(worker.startSession("s", "", Map.of("pace", "realtime")).getSuccess()).isTrue();

        long begin = System.nanoTime();

        Listener utterance = worker.say("s", "one").assertWhole("s");

        List<Long> times = utterance.times();
        for (int i = 0; i < times.size(); i++) {
            double ahead = (i + 1) * 20 - (times.get(i) - begin) / 1e6;
            assertThat(ahead).as("ms ahead at frame %d", i + 1).isLessThan(200);
        }
    }

    @Test
    void fastPaceDoesNotWaitForTheEar() {
        voiceOf(50 * 50 * FRAME);
        worker.open("s", "scripted");
        long begin = System.nanoTime();

        assertThat(worker.say("s", "fifty seconds").assertWhole("s").frames()).hasSize(2500);

        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(10);
    }

    private void voiceOf(int samples) {
        worker.scripted.voice("scripted", Voices.constant(samples));
    }

    private static int loudest(byte[] audio) {
        int loudest = 0;
        for (int i = 0; i < audio.length; i += 2) {
            loudest = Math.max(loudest, Math.abs((audio[i] & 0xff) | audio[i + 1] << 8));
        }
        return loudest;
    }
}
