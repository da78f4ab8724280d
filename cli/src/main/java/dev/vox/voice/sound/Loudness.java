package dev.vox.voice.sound;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.WireFormat;

/// How loud sound is, and how it is made louder or softer. Levels are in dBFS: decibels below full scale.
public final class Loudness {
    /// The level of speech to which noises are set: that of `kevin16` while it speaks.
    public static final double SPEECH_DBFS = -21;

    private static final double FULL_SCALE = 32_768;

    private Loudness() {}

    /// The level of what is not a pause: the root mean square over the windows of 10 ms that are audible (above −50 dBFS), as
    /// ITU-T P.56 measures active speech; −∞ when none is.
    ///
    /// @param samples at 48 kHz
    public static double active(short[] samples) {
        double energy = 0;
        int windows = 0;
        for (double level : Levels.windows(samples, WireFormat.SAMPLE_RATE)) {
            if (level > Levels.AUDIBLE_DBFS) {
                energy += Math.pow(10, level / 10);
                windows++;
            }
        }
        return windows == 0 ? Double.NEGATIVE_INFINITY : 10 * Math.log10(energy / windows);
    }

    /// What amplitudes are multiplied by for a change of level.
    ///
    /// @param decibels positive for louder
    public static double gain(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    /// The samples at another active level; what would pass full scale is cut.
    ///
    /// @param samples in any unit; their active part is found relative to their peak
    static short[] at(double decibels, double[] samples) {
        double peak = 0;
        for (double sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        short[] full = scaled(samples, peak == 0 ? 0 : FULL_SCALE / 2 / peak);
        double level = active(full);
        return Double.isInfinite(level)
                ? full
                : scaled(samples, FULL_SCALE / 2 / peak * gain(decibels - level));
    }

    private static short[] scaled(double[] samples, double factor) {
        short[] scaled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            scaled[i] = clipped(samples[i] * factor);
        }
        return scaled;
    }

    /// The nearest sample.
    static short clipped(double value) {
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
