package dev.vox.runtime.audio;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The table of a windowed-sinc low-pass for one pair of rates: one row of coefficients for each output phase.
///
/// Made once for a pair and shared; never written to afterwards. The window is Kaiser's with β = 8, whose stop band is near
/// −80 dB (Kaiser and Schafer, "On the use of the I0-sinh window", 1980). Each row sums to one, so that a level passes unchanged.
final class PolyphaseFilter {
    private static final double BETA = 8.0;

    /// Length of the impulse response at the lower of both rates: wide enough for a transition band of a tenth of that rate.
    private static final int TAPS = 48;

    /// Middle of the transition band, in parts of the lower rate: what would mirror at its half is below −60 dB there.
    private static final double CUTOFF = 0.45;

    private static final int HIGHEST_RATE = 768_000;

    private static final ConcurrentMap<Rates, PolyphaseFilter> MADE = new ConcurrentHashMap<>();

    private final int up;
    private final int down;
    private final int taps;
    private final float[] rows;

    private PolyphaseFilter(int up, int down) {
        this.up = up;
        this.down = down;
        double lower = Math.min(1.0, (double) up / down);
        this.taps = up == down ? 2 : 2 * (int) Math.ceil(TAPS / lower / 2);
        this.rows = up == down ? new float[0] : design(lower * CUTOFF);
    }

    /// The filter from one rate to another, in Hz.
    static PolyphaseFilter between(int from, int to) {
        requirePossible(from);
        requirePossible(to);
        return MADE.computeIfAbsent(new Rates(from, to), rates -> reduced(rates.from, rates.to));
    }

    private static void requirePossible(int rate) {
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw new IllegalArgumentException(
                    "a sample rate lies between 1 and " + HIGHEST_RATE + " Hz, not at " + rate);
        }
    }

    private static PolyphaseFilter reduced(int from, int to) {
        int divisor = greatestCommonDivisor(from, to);
        return new PolyphaseFilter(to / divisor, from / divisor);
    }

    /// Output samples for every `down()` input samples: the number of phases.
    int up() {
        return up;
    }

    /// Input samples for every `up()` output samples.
    int down() {
        return down;
    }

    /// Input samples that one output sample is made of; even.
    int taps() {
        return taps;
    }

    boolean isIdentity() {
        return up == down;
    }

    /// One output sample: the row of `phase` laid over `input` from `start` on, rounded and limited to 16 bits.
    short apply(int phase, float[] input, int start) {
        int row = phase * taps;
        // Two sums, since each addition waits for the one before it.
        float even = 0;
        float odd = 0;
        for (int k = 0; k < taps; k += 2) {
            even += rows[row + k] * input[start + k];
            odd += rows[row + k + 1] * input[start + k + 1];
        }
        return limited(even + odd);
    }

    /// Output samples of one phase, each made of input that begins one sample later than that of the one before.
    ///
    /// The taps are applied one after the other to all of them, which the compiler makes vector instructions of.
    ///
    /// @param sums takes them, not rounded yet; `count` of them
    void apply(int phase, float[] input, int start, float[] sums, int count) {
        Arrays.fill(sums, 0, count, 0);
        for (int k = 0; k < taps; k++) {
            add(rows[phase * taps + k], input, start + k, sums, count);
        }
    }

    private static void add(float coefficient, float[] input, int from, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += coefficient * input[from + i];
        }
    }

    /// A sample rounded and limited to 16 bits.
    static short limited(float sample) {
        return (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private float[] design(double cutoff) {
        float[] table = new float[Math.multiplyExact(up, taps)];
        double[] row = new double[taps];
        for (int phase = 0; phase < up; phase++) {
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                double distance = k - (taps / 2 - 1) - (double) phase / up;
                row[k] = sinc(2 * cutoff * distance) * kaiser(distance / (taps / 2.0));
                sum += row[k];
            }
            for (int k = 0; k < taps; k++) {
                table[phase * taps + k] = (float) (row[k] / sum);
            }
        }
        return table;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) > 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /// The modified Bessel function of the first kind and order zero, by its power series.
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private record Rates(int from, int to) {}
}
