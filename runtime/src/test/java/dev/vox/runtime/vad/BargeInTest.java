package dev.vox.runtime.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.vad.SpeechBoundary.Began;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// How soon a user who breaks in is noticed, and what is taken for one. Times are those of frames, so that they do not depend on the
/// machine.
class BargeInTest {
    private static final int TRIALS = 100;
    private static final int PHRASES = Spoken.COMMANDS.size();

    @Test
    void cleanSpeechIsNoticedWithin120Milliseconds(TestReporter reporter) {
        List<Double> latencies = latencies(false, Sound.silence(12));

        report(reporter, "clean", latencies);
        assertThat(latencies).hasSize(TRIALS);
        assertThat(percentile(latencies, 95)).isLessThanOrEqualTo(120);
    }

    @Test
    void nobodyIsMissedOverAnEchoOfOurVoice(TestReporter reporter) {
        List<Double> latencies = latencies(true, Sound.silence(12));

        report(reporter, "with an echo at -20 dB", latencies);
        assertThat(latencies).hasSize(TRIALS);
        assertThat(percentile(latencies, 50)).isLessThanOrEqualTo(120);
    }

    @Test
    void hardlyAnybodyIsMissedInNoise(TestReporter reporter) {
        List<Double> latencies = latencies(true, noise(12, 4));

        report(reporter, "with an echo at -20 dB, hum, clicks and babble", latencies);
        // A word can be over before it stands out from five voices 10 dB below it.
        assertThat(latencies).hasSizeGreaterThanOrEqualTo(TRIALS - 5);
    }

    @Test
    void tenMinutesOfNoiseAndEchoAreNoBargeIn(TestReporter reporter) {
        Sound voice = Duplex.voice(600, 21);
        Sound microphone = noise(600, 22).with(new Room(0.18, -20, 0.2).echo(voice), 0);

        List<SpeechBoundary> boundaries = Duplex.of(voice, microphone).heard(Attention.SPEAKING);

        long began = boundaries.stream().filter(each -> each instanceof Began).count();
        reporter.publishEntry("false barge-ins in ten minutes", Long.toString(began));
        assertThat(began).isLessThanOrEqualTo(1);
    }

    /// Hum, clicks, and five voices 10 dB below the user's.
    private static Sound noise(double seconds, long seed) {
        double user = Spoken.said(Spoken.COMMANDS.getFirst()).level();
        return Noises.babble(5, seconds, user - 10, seed)
                .with(Noises.hum(50, seconds, user - 15), 0)
                .with(Noises.clicks(seconds, -12, 1, seed), 0);
    }

    /// Of those who were noticed within a second, from their onset to the end of the frame that decided, in ms and ascending.
    private static List<Double> latencies(boolean echoes, Sound noise) {
        Random random = new Random(5);
        List<Double> latencies = new ArrayList<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            Sound user = Spoken.said(Spoken.COMMANDS.get(trial % PHRASES));
            Sound voice = Duplex.voice(12, trial);
            double at = 4 + random.nextDouble(5);
            Sound microphone = noise.with(user, at);
            if (echoes) {
                microphone.add(new Room(0.05 + random.nextDouble(0.3), -20, 0.2).echo(voice), 0, 1);
            }
            double onset = at * 1000 + user.onset() / 16.0;
            Duplex.detection(Duplex.of(voice, microphone).heard(Attention.SPEAKING), onset)
                    .filter(latency -> latency < 1000)
                    .ifPresent(latencies::add);
        }
        latencies.sort(null);
        return latencies;
    }

    private static void report(TestReporter reporter, String scene, List<Double> latencies) {
        reporter.publishEntry(
                "bargein_detect " + scene,
                "n %d, p50 %.0f ms, p95 %.0f ms, max %.0f ms"
                        .formatted(
                                latencies.size(),
                                percentile(latencies, 50),
                                percentile(latencies, 95),
                                latencies.getLast()));
    }

    /// The nearest rank.
    private static double percentile(List<Double> sorted, int percent) {
        return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
    }
}
