package dev.vox.runtime.tts.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.Samples;
import dev.vox.runtime.audio.Spectrum;
import dev.vox.runtime.tts.AudioChunk;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.runtime.tts.SpeechEngineContract;
import dev.vox.runtime.tts.SpeechRequest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class MockEngineTest implements SpeechEngineContract {
    private final MockEngine engine = new MockEngine(Duration.ofMillis(1), false);

    @Override
    public SpeechEngine engine() {
        return engine;
    }

    @Override
    public String modelId() {
        return "mock-440hz";
    }

    @Test
    void makesTwentyFiveFramesOfAnyTextTheEmptyOneToo() throws Exception {
        for (String text : List.of("Hello", "", " ", "a".repeat(10_000), "🎺")) {
            assertThat(chunks(text)).hasSize(25).allMatch(c -> c.samples().length == 960);
        }
    }

    @Test
    void soundsAtFourHundredAndFortyHertz() throws Exception {
        short[] samples = samples("Hello");

        double tone = Spectrum.amplitude(samples, 0, 24_000, 440, 48_000);
        assertThat(tone).isBetween(32_760.0, 32_768.0);
        for (int frequency = 100; frequency <= 20_000; frequency += 20) {
            if (frequency != 440) {
                assertThat(Spectrum.amplitude(samples, 0, 24_000, frequency, 48_000))
                        .as("%d Hz", frequency)
                        .isLessThan(tone / 1000);
            }
        }
        assertThat(Levels.peak(samples)).isGreaterThan(-0.001);
    }

    @Test
    void restartsThePhaseAtEachText() throws Exception {
        try (LoadedVoice voice = engine.load(engine.find("mock-440hz").orElseThrow())) {
            voice.speak(new SpeechRequest("one"), chunk -> false);
            Samples again = new Samples();
            voice.speak(
                    new SpeechRequest("two"),
                    chunk -> {
                        again.add(chunk.samples());
                        return true;
                    });

            assertThat(again.toArray()).isEqualTo(samples("three")).startsWith(0);
        }
    }

    @Test
    void keepsItsBeatFromTheStartOn() throws Exception {
        MockEngine slow = new MockEngine(Duration.ofMillis(4), false);
        List<Long> times = new ArrayList<>();
        try (LoadedVoice voice = slow.load(slow.find("mock-440hz").orElseThrow())) {
            long start = System.nanoTime();
            voice.speak(new SpeechRequest("Hello"), chunk -> times.add(System.nanoTime() - start));
        }

        for (int i = 0; i < 25; i++) {
            assertThat(times.get(i)).as("frame %d", i).isGreaterThanOrEqualTo((i + 1) * 4_000_000L);
        }
    }

    @Test
    void makesUpForASinkThatWasSlow() throws Exception {
        BeatClock clock = new BeatClock();
        List<Long> times = new ArrayList<>();
        try (LoadedVoice voice = new SineVoice(Duration.ofMillis(20), clock)) {
            voice.speak(
                    new SpeechRequest("Hello"),
                    chunk -> {
                        times.add(clock.millis());
                        // The sink takes up to 200 ms over the first frame.
                        clock.passUntil(200);
                        return times.size() < 11;
                    });
        }

        // Frames are due every 20 ms: the nine that are late come at once, the tenth is in time.
        assertThat(times)
                .containsExactly(20L, 200L, 200L, 200L, 200L, 200L, 200L, 200L, 200L, 200L, 220L);
    }

    /// A clock in which no time passes but what is waited for.
    private static final class BeatClock implements SineVoice.Beat {
        private long nanos;

        @Override
        public long now() {
            return nanos;
        }

        @Override
        public void await(long moment) {
            nanos = Math.max(nanos, moment);
        }

        void passUntil(long millis) {
            await(millis * 1_000_000);
        }

        long millis() {
            return nanos / 1_000_000;
        }
    }

    @Test
    void servesAnyModelWhereItIsAskedTo() throws Exception {
        MockEngine any = new MockEngine(Duration.ZERO, true);

        assertThat(any.find("piper-en-us-lessac-medium")).isPresent();
        assertThat(any.find("")).isEmpty();
        try (LoadedVoice voice = any.load(any.find("piper-en-us-lessac-medium").orElseThrow())) {
            Samples samples = new Samples();
            voice.speak(
                    new SpeechRequest("Hello"),
                    chunk -> {
                        samples.add(chunk.samples());
                        return true;
                    });
            assertThat(samples.toArray()).isEqualTo(samples("Hello"));
        }
    }

    @Test
    void refusesANegativeDelay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MockEngine(Duration.ofMillis(-1), false));
    }

    private short[] samples(String text) throws Exception {
        Samples samples = new Samples();
        chunks(text).forEach(chunk -> samples.add(chunk.samples()));
        return samples.toArray();
    }

    private List<AudioChunk> chunks(String text) throws Exception {
        List<AudioChunk> chunks = new ArrayList<>();
        try (LoadedVoice voice = engine.load(engine.find("mock-440hz").orElseThrow())) {
            voice.speak(new SpeechRequest(text), chunks::add);
        }
        return chunks;
    }
}
