package dev.vox.runtime.audio;

/// Measures single frequencies in samples.
public final class Spectrum {
    private Spectrum() {}

    /// The amplitude of the sine of a frequency in `samples[from, from + count)`, by the definition of the discrete Fourier
    /// transform. Exact where the frequency has whole periods in `count`.
    public static double amplitude(
            short[] samples, int from, int count, double frequency, int sampleRate) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * frequency * i / sampleRate;
            real += samples[from + i] * Math.cos(angle);
            imaginary += samples[from + i] * Math.sin(angle);
        }
        return 2 * Math.hypot(real, imaginary) / count;
    }

    /// A ratio of amplitudes in decibels.
    public static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }

    /// A sine.
    public static short[] sine(double frequency, double amplitude, int sampleRate, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * frequency * i / sampleRate;
            samples[i] = (short) Math.round(amplitude * Math.sin(angle));
        }
        return samples;
    }
}
