package dev.vox.runtime.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.vad.SpeechBoundary.Began;
import dev.vox.runtime.vad.SpeechBoundary.Ended;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What every detector keeps, whatever it is made of. Detectors have the settings' defaults.
interface VoiceDetectorContract {
    /// Half a second, and some frames for a detector that looks at more than one.
    int SILENT_FRAMES = 40;

    VoiceDetector detector();

    @ParameterizedTest
    @EnumSource(Attention.class)
    default void hearsAPhraseBeginAndEndOnce(Attention attention) {
        Sound scene = Sound.silence(4).with(Spoken.said("raise the temperature"), 1);

        List<SpeechBoundary> boundaries = heard(detector(), scene, attention);

        assertThat(boundaries).hasSize(2);
        assertThat(boundaries.getFirst()).isInstanceOf(Began.class);
        assertThat(boundaries.getLast()).isInstanceOf(Ended.class);
    }

    @Test
    default void hearsNothingInSilence() {
        assertThat(heard(detector(), Sound.silence(20), Attention.LISTENING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    default void boundariesAreLegalWhateverIsHeard(long seed) {
        Random random = new Random(seed);
        VoiceDetector detector = detector();
        List<SpeechBoundary> boundaries = new ArrayList<>();
        List<Long> heardAt = new ArrayList<>();
        int kind = 7;

        for (long frame = 0; frame < 3000; frame++) {
            kind = frame > 60 && random.nextInt(20) == 0 ? random.nextInt(8) : kind;
            Optional<SpeechBoundary> boundary = anything(detector, random, kind, frame);
            if (boundary.isPresent()) {
                boundaries.add(boundary.get());
                heardAt.add(frame);
            }
            boolean speech = !boundaries.isEmpty() && boundaries.getLast() instanceof Began;
            assertThat(detector.speechFrames() > 0).isEqualTo(speech);
        }

        assertLegal(boundaries, heardAt);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void silenceAlwaysEndsAnUtteranceBlockedOrNot(boolean blocked) {
        for (int speechFrames = 0; speechFrames < 60; speechFrames += 3) {
            VoiceDetector detector = detector();
            Sound phrase = Sound.silence(4).with(Spoken.said("play some classical music"), 1);
            for (int i = 0; i < 50 + speechFrames; i++) {
                var ignored = detector.hear(phrase.frame(i), Attention.LISTENING);
            }

            for (int i = 0; i < SILENT_FRAMES; i++) {
                var ignored =
                        blocked
                                ? detector.block()
                                : detector.hear(new short[320], Attention.LISTENING);
            }

            assertThat(detector.speechFrames()).isZero();
        }
    }

    @Test
    default void timeRunsOnWhileFramesAreBlocked() {
        VoiceDetector detector = detector();
        for (int i = 0; i < 1000; i++) {
            assertThat(detector.block()).isEmpty();
        }

        Sound scene = Sound.silence(2).with(Spoken.said("raise the temperature"), 0.5);
        List<SpeechBoundary> boundaries = heard(detector, scene, Attention.LISTENING);

        assertThat(((Began) boundaries.getFirst()).firstFrame()).isBetween(1000L + 24, 1000L + 28);
    }

    @Test
    default void framesAreNotKept() {
        VoiceDetector detector = detector();
        Sound scene = Sound.silence(4).with(Spoken.said("tell me a story"), 1);
        short[] reused = new short[320];
        List<SpeechBoundary> boundaries = new ArrayList<>();
        for (int i = 0; i < scene.frames(); i++) {
            System.arraycopy(scene.frame(i), 0, reused, 0, reused.length);
            detector.hear(reused, Attention.LISTENING).ifPresent(boundaries::add);
        }

        assertThat(boundaries).isEqualTo(heard(detector(), scene, Attention.LISTENING));
    }

    /// All boundaries of a scene.
    static List<SpeechBoundary> heard(VoiceDetector detector, Sound scene, Attention attention) {
        List<SpeechBoundary> boundaries = new ArrayList<>();
        for (int i = 0; i < scene.frames(); i++) {
            detector.hear(scene.frame(i), attention).ifPresent(boundaries::add);
        }
        return boundaries;
    }

    private static Optional<SpeechBoundary> anything(
            VoiceDetector detector, Random random, int kind, long frame) {
        Attention attention = Attention.values()[random.nextInt(3)];
        Sound phrase = Spoken.said("raise the temperature");
        return switch (kind) {
            case 0 -> detector.block();
            case 1 -> detector.hear(new short[320], attention);
            case 2 -> detector.hear(noise(random, 32_767), attention);
            case 3 -> detector.hear(noise(random, 1 + random.nextInt(3000)), attention);
            case 4 -> detector.hear(phrase.frame(random.nextInt(phrase.frames())), attention);
            default -> detector.hear(phrase.frame((int) (frame % phrase.frames())), attention);
        };
    }

    private static short[] noise(Random random, int most) {
        short[] frame = new short[320];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) random.nextInt(-most, most + 1);
        }
        return frame;
    }

    private static void assertLegal(List<SpeechBoundary> boundaries, List<Long> heardAt) {
        assertThat(boundaries).isNotEmpty();
        long last = -1;
        for (int i = 0; i < boundaries.size(); i++) {
            long decided = heardAt.get(i);
            switch (boundaries.get(i)) {
                case Began began -> {
                    assertThat(i % 2).as("begins after an end").isZero();
                    assertThat(began.decidedAt()).isEqualTo(decided);
                    assertThat(began.firstFrame()).isGreaterThan(last).isLessThanOrEqualTo(decided);
                    last = began.firstFrame();
                }
                case Ended ended -> {
                    assertThat(i % 2).as("ends after a beginning").isOne();
                    assertThat(ended.decidedAt()).isEqualTo(decided);
                    assertThat(ended.lastFrame()).isGreaterThanOrEqualTo(last).isLessThan(decided);
                    last = ended.lastFrame();
                }
            }
        }
    }
}
