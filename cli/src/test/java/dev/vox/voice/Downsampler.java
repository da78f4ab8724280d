package dev.vox.voice;

/// Brings 48 kHz audio to the 16 kHz that recognizers take: a low-pass filter at 7 kHz, then every third sample.
final class Downsampler {
    private static final int FACTOR = 3;
    private static final int HALF_LENGTH = 48;
    private static final double CUTOFF = 7_000.0 / 48_000;

    private Downsampler() {}

    static short[] to16kHz(short[] samples) {
        double[] filter = filter();
        short[] output = new short[samples.length / FACTOR];
        for (int i = 0; i < output.length; i++) {
            double sum = 0;
            for (int k = -HALF_LENGTH; k <= HALF_LENGTH; k++) {
                int at = i * FACTOR + k;
                if (at >= 0 && at < samples.length) {
                    sum += samples[at] * filter[k + HALF_LENGTH];
                }
            }
            output[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return output;
    }

    /// A sinc under a Hann window.
    private static double[] filter() {
        double[] filter = new double[2 * HALF_LENGTH + 1];
        for (int k = -HALF_LENGTH; k <= HALF_LENGTH; k++) {
            double sinc = k == 0 ? 2 * CUTOFF : Math.sin(2 * Math.PI * CUTOFF * k) / (Math.PI * k);
            double window = 0.5 + 0.5 * Math.cos(Math.PI * k / (HALF_LENGTH + 1));
            filter[k + HALF_LENGTH] = sinc * window;
        }
        return filter;
    }
}
