package dev.vox.voice.sound;

/// Brings 48 kHz to 16 kHz as a stream: a windowed-sinc low pass at 7.2 kHz (J. O. Smith, "Introduction to Digital Filters"),
/// of which every third output is computed. It delays by half its length, 1 ms. One stream, one thread.
public final class Decimator {
    private static final int FACTOR = 3;
    private static final int TAPS = 97;
    private static final double CUTOFF = 7_200.0 / 48_000;
    private static final float[] FILTER = filter();

    private final float[] history = new float[TAPS - 1];
    private float[] line = new float[0];

    private static float[] filter() {
        float[] filter = new float[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double x = i - (TAPS - 1) / 2.0;
            double sinc = x == 0 ? 2 * CUTOFF : Math.sin(2 * Math.PI * CUTOFF * x) / (Math.PI * x);
            double turn = 2 * Math.PI * i / (TAPS - 1);
            double blackman = 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
            filter[i] = (float) (sinc * blackman);
            sum += filter[i];
        }
        for (int i = 0; i < TAPS; i++) {
            filter[i] /= (float) sum;
        }
        return filter;
    }

    /// Filters the next samples.
    ///
    /// @param samples at 48 kHz, a multiple of three
    /// @param target takes a third as many
    public void decimate(short[] samples, short[] target) {
        if (line.length != history.length + samples.length) {
            line = new float[history.length + samples.length];
        }
        System.arraycopy(history, 0, line, 0, history.length);
        for (int i = 0; i < samples.length; i++) {
            line[history.length + i] = samples[i];
        }
        for (int i = 0; i < samples.length / FACTOR; i++) {
            float sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                sum += FILTER[tap] * line[i * FACTOR + tap];
            }
            target[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        System.arraycopy(line, samples.length, history, 0, history.length);
    }
}
