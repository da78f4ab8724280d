package dev.vox.runtime.audio;

import java.time.Duration;
import java.util.OptionalInt;

/// How loud samples are, in dBFS: decibels below full scale, where full scale is an amplitude of 32 768.
///
/// A level is 20·log10 of the root mean square over full scale; a full-scale sine so has −3.01 dBFS, and silence has −∞.
public final class Levels {
    /// What counts as audible: a 10 ms level above this, in dBFS.
    public static final double AUDIBLE_DBFS = -50.0;

    /// Length of the window over which a level is taken.
    public static final Duration WINDOW = Duration.ofMillis(10);

    private static final double FULL_SCALE = 32_768.0;
    private static final double AUDIBLE_POWER =
            FULL_SCALE * FULL_SCALE * Math.pow(10, AUDIBLE_DBFS / 10);

    private Levels() {}

    /// The level of all samples together, in dBFS; −∞ for none.
    public static double rms(short[] samples) {
        return rms(samples, 0, samples.length);
    }

    /// The levels of consecutive windows of 10 ms, in dBFS. A last window that is not whole is measured by what it has.
    ///
    /// @param sampleRate samples a second, in Hz; at least 100
    public static double[] windows(short[] samples, int sampleRate) {
        int window = windowSamples(sampleRate);
        double[] levels = new double[Math.ceilDiv(samples.length, window)];
        for (int i = 0; i < levels.length; i++) {
            int from = i * window;
            levels[i] = rms(samples, from, Math.min(window, samples.length - from));
        }
        return levels;
    }

    /// The highest amplitude, in dBFS; −∞ for none.
    public static double peak(short[] samples) {
        int highest = 0;
        for (short sample : samples) {
            highest = Math.max(highest, Math.abs((int) sample));
        }
        return 20 * Math.log10(highest / FULL_SCALE);
    }

    /// The offset of the first audible sample: the first at which the level of the 10 ms that end with it exceeds −50 dBFS.
    /// What lies before the first sample is silence. Empty when nothing is audible.
    ///
    /// @param sampleRate samples a second, in Hz; at least 100
    public static OptionalInt firstAudible(short[] samples, int sampleRate) {
        int window = windowSamples(sampleRate);
        double threshold = AUDIBLE_POWER * window;
        long energy = 0;
        for (int i = 0; i < samples.length; i++) {
            energy += square(samples[i]);
            if (i >= window) {
                energy -= square(samples[i - window]);
            }
            if (energy > threshold) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static double rms(short[] samples, int from, int count) {
        long energy = 0;
        for (int i = from; i < from + count; i++) {
            energy += square(samples[i]);
        }
        return count == 0
                ? Double.NEGATIVE_INFINITY
                : 10 * Math.log10(energy / (double) count / (FULL_SCALE * FULL_SCALE));
    }

    private static long square(short sample) {
        return (long) sample * sample;
    }

    private static int windowSamples(int sampleRate) {
        int window = Math.toIntExact(sampleRate * WINDOW.toMillis() / 1000);
        if (window < 1) {
            throw new IllegalArgumentException(
                    "a level needs at least 100 samples a second, not " + sampleRate);
        }
        return window;
    }
}
