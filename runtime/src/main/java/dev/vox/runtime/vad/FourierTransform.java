package dev.vox.runtime.vad;

/// The discrete Fourier transform of 512 real samples, through a complex one of half the length.
///
/// Radix 2, decimation in time (Cooley and Tukey, 1965); the tables are shared and never written to.
final class FourierTransform {
    /// Real samples that go in.
    static final int SIZE = 512;

    /// Frequencies that come out: 0 to half the sample rate, both included.
    static final int BINS = SIZE / 2 + 1;

    private static final int HALF = SIZE / 2;
    private static final float[] COSINE = new float[SIZE];
    private static final float[] SINE = new float[SIZE];
    private static final int[] REVERSED = new int[HALF];

    static {
        for (int i = 0; i < SIZE; i++) {
            COSINE[i] = (float) Math.cos(2 * Math.PI * i / SIZE);
            SINE[i] = (float) -Math.sin(2 * Math.PI * i / SIZE);
        }
        for (int i = 0; i < HALF; i++) {
            REVERSED[i] = Integer.reverse(i) >>> (1 + Integer.numberOfLeadingZeros(HALF));
        }
    }

    private final float[] real = new float[HALF];
    private final float[] imaginary = new float[HALF];

    /// The squared magnitudes of the spectrum.
    ///
    /// @param samples 512 samples
    /// @param power takes 257 values
    void power(float[] samples, float[] power) {
        for (int i = 0; i < HALF; i++) {
            real[REVERSED[i]] = samples[2 * i];
            imaginary[REVERSED[i]] = samples[2 * i + 1];
        }
        for (int length = 1; length < HALF; length *= 2) {
            pass(length);
        }
        separate(power);
    }

    private void pass(int length) {
        int step = HALF / length;
        for (int start = 0; start < HALF; start += 2 * length) {
            for (int k = 0; k < length; k++) {
                float cosine = COSINE[k * step];
                float sine = SINE[k * step];
                int upper = start + k;
                int lower = upper + length;
                float r = real[lower] * cosine - imaginary[lower] * sine;
                float i = real[lower] * sine + imaginary[lower] * cosine;
                real[lower] = real[upper] - r;
                imaginary[lower] = imaginary[upper] - i;
                real[upper] += r;
                imaginary[upper] += i;
            }
        }
    }

    /// Takes apart the spectra of the even and the odd samples, which the complex transform holds together.
    private void separate(float[] power) {
        for (int k = 0; k <= HALF; k++) {
            int one = k % HALF;
            int other = (HALF - k) % HALF;
            float evenReal = (real[one] + real[other]) / 2;
            float evenImaginary = (imaginary[one] - imaginary[other]) / 2;
            float oddReal = (imaginary[one] + imaginary[other]) / 2;
            float oddImaginary = (real[other] - real[one]) / 2;
            float cosine = COSINE[k];
            float sine = SINE[k];
            float r = evenReal + oddReal * cosine - oddImaginary * sine;
            float i = evenImaginary + oddReal * sine + oddImaginary * cosine;
            power[k] = r * r + i * i;
        }
    }
}
