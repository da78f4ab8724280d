package dev.vox.runtime.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.vad.SpeechBoundary.Began;
import dev.vox.runtime.vad.SpeechBoundary.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class EnergyDetectorTest implements VoiceDetectorContract {
    private static final double SPEECH_LEVEL = -22;

    @Override
    public VoiceDetector detector() {
        return new EnergyDetector(VadSettings.DEFAULTS);
    }

    static Stream<String> commands() {
        return Spoken.COMMANDS.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void findsThePhraseInSilence(String phrase) {
        Random random = new Random(phrase.hashCode());
        for (int round = 0; round < 5; round++) {
            assertFound(phrase, Sound.silence(7), 3 + random.nextDouble(1), 2, 8);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void findsThePhraseInHumAndInPinkNoise(String phrase) {
        assertFound(phrase, Noises.hum(50, 7, SPEECH_LEVEL - 10), 3.3, 20, 14);
        assertFound(phrase, Noises.hum(60, 7, SPEECH_LEVEL - 10), 3.3, 20, 14);
        assertFound(phrase, Noises.pink(7, SPEECH_LEVEL - 15, 5), 3.3, 20, 14);
    }

    /// The weak beginnings and ends of a phrase lie below voices that are 10 dB weaker than it.
    @ParameterizedTest
    @MethodSource("commands")
    void findsThePhraseInBabble(String phrase) {
        assertFound(phrase, Noises.babble(6, 7, SPEECH_LEVEL - 10, 5), 3.3, 25, 25);
    }

    private static void assertFound(
            String phrase, Sound noise, double at, int framesLate, int framesOff) {
        Sound said = Spoken.said(phrase);
        List<SpeechBoundary> boundaries =
                VoiceDetectorContract.heard(
                        new EnergyDetector(VadSettings.DEFAULTS),
                        noise.with(said, at),
                        Attention.SPEAKING);

        double begin = at * 50 + said.onset() / 320.0;
        double end = at * 50 + said.offset() / 320.0;
        assertThat(boundaries).as(phrase).hasSizeGreaterThanOrEqualTo(2);
        // What a phrase begins with can be so weak, and so far from the rest, that it is not part
        // of it.
        int lateness = phrase.startsWith("lower") ? framesLate + 6 : framesLate;
        assertThat(((Began) boundaries.getFirst()).firstFrame())
                .isBetween((long) begin - 2, (long) begin + lateness);
        assertThat((double) ((Ended) boundaries.getLast()).lastFrame())
                .isBetween(end - framesOff, end + 4);
    }

    static Stream<Sound> whatIsNotSpeech() {
        Sound silence = Sound.silence(8);
        return Stream.of(
                silence.with(Noises.hum(50, 4, -25), 3.013),
                silence.with(Noises.hum(60, 4, -25), 3.013),
                silence.with(Noises.tone(100, 4, -20), 3.013),
                silence.with(Noises.tone(440, 4, -20), 3.013),
                silence.with(Noises.tone(2500, 4, -20), 3.013),
                silence.with(Noises.tone(697, 4, -20).with(Noises.tone(1209, 4, -20), 0), 3.013),
                silence.with(Noises.thump(-6), 3.013).with(Noises.thump(-12), 4.1),
                Noises.hum(50, 30, -25),
                Noises.white(30, -40, 1),
                Noises.pink(30, -40, 1),
                Noises.clicks(60, -10, 5, 1),
                Noises.clicks(60, -30, 2, 2),
                Noises.keyboard(60, -10, 1),
                Noises.keyboard(60, -25, 2));
    }

    @ParameterizedTest
    @MethodSource("whatIsNotSpeech")
    void hearsNoSpeechInNoise(Sound noise) {
        for (Attention attention : Attention.values()) {
            assertThat(VoiceDetectorContract.heard(detector(), noise, attention)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCoughIsShorterThanAWord(long seed) {
        Sound scene = Sound.silence(3).with(Noises.cough(-22, seed), 1);

        List<SpeechBoundary> boundaries =
                VoiceDetectorContract.heard(detector(), scene, Attention.SPEAKING);

        assertThat(boundaries).hasSize(2);
        Began began = (Began) boundaries.getFirst();
        Ended ended = (Ended) boundaries.getLast();
        assertThat((ended.lastFrame() - began.firstFrame() + 1) * 20).isLessThan(300);
    }

    @Test
    void speechOfOneFrameLessThanTheLeastDoesNotCount() {
        Sound phrase = Spoken.said("raise the temperature");
        for (int least : new int[] {20, 40, 80, 160}) {
            VoiceDetector detector = new EnergyDetector(with(Duration.ofMillis(least)));
            long began = -1;
            for (int i = 0; i < phrase.frames() && began < 0; i++) {
                if (detector.hear(phrase.frame(i), Attention.LISTENING).isPresent()) {
                    began = i;
                }
            }
            assertThat(began).isGreaterThanOrEqualTo(least / 20 - 1);
        }
    }

    @Test
    void theLeastSilenceEndsAnUtterance() {
        Sound scene = Sound.silence(5).with(Spoken.said("what time is it"), 1);
        for (int least : new int[] {200, 500, 1000}) {
            VoiceDetector detector =
                    new EnergyDetector(
                            new VadSettings(
                                    true,
                                    2,
                                    Duration.ofMillis(80),
                                    Duration.ofMillis(least),
                                    true,
                                    1,
                                    2,
                                    1.2,
                                    VadSettings.NoiseGate.DEFAULTS));
            List<SpeechBoundary> boundaries =
                    VoiceDetectorContract.heard(detector, scene, Attention.LISTENING);
            Ended ended = (Ended) boundaries.getLast();
            assertThat(ended.decidedAt() - ended.lastFrame()).isEqualTo(least / 20);
        }
    }

    @Test
    void isHarderToConvinceWhileItsOwnSideSpeaks() {
        Sound faint = Sound.silence(4).with(Spoken.said("raise the temperature").gain(-35), 1);

        assertThat(VoiceDetectorContract.heard(detector(), faint, Attention.LISTENING))
                .isNotEmpty();
        assertThat(VoiceDetectorContract.heard(strict(true), faint, Attention.SPEAKING)).isEmpty();
        assertThat(VoiceDetectorContract.heard(strict(false), faint, Attention.SPEAKING))
                .isNotEmpty();
    }

    @Test
    void aggressivenessRaisesTheThreshold() {
        Sound faint = Sound.silence(4).with(Spoken.said("raise the temperature").gain(-35), 1);
        long before = Long.MAX_VALUE;
        for (int aggressiveness = 0; aggressiveness <= 3; aggressiveness++) {
            VoiceDetector detector = new EnergyDetector(aggressive(aggressiveness));
            long speech = 0;
            for (int i = 0; i < faint.frames(); i++) {
                var ignored = detector.hear(faint.frame(i), Attention.LISTENING);
                speech = Math.max(speech, detector.speechFrames());
            }
            assertThat(speech).isLessThanOrEqualTo(before);
            before = speech;
        }
        assertThat(before).isPositive();
    }

    @Test
    void anUtteranceEndsThoughNoiseBeganMeanwhile() {
        Sound scene =
                Sound.silence(8)
                        .with(Spoken.said("what time is it"), 1)
                        .with(Noises.white(6.5, -40, 4), 1.5);

        List<SpeechBoundary> boundaries =
                VoiceDetectorContract.heard(detector(), scene, Attention.LISTENING);

        assertThat(boundaries.getLast()).isInstanceOf(Ended.class);
    }

    private static VoiceDetector strict(boolean stateAware) {
        return new EnergyDetector(
                new VadSettings(
                        true,
                        2,
                        Duration.ofMillis(80),
                        Duration.ofMillis(500),
                        stateAware,
                        1,
                        10,
                        1.2,
                        VadSettings.NoiseGate.DEFAULTS));
    }

    private static VadSettings aggressive(int aggressiveness) {
        return new VadSettings(
                true,
                aggressiveness,
                Duration.ofMillis(80),
                Duration.ofMillis(500),
                true,
                1,
                2,
                1.2,
                VadSettings.NoiseGate.DEFAULTS);
    }

    private static VadSettings with(Duration leastSpeech) {
        return new VadSettings(
                true,
                2,
                leastSpeech,
                Duration.ofMillis(500),
                true,
                1,
                2,
                1.2,
                VadSettings.NoiseGate.DEFAULTS);
    }
}
