package dev.vox.runtime.vad;

import java.util.Arrays;

/// 48 kHz to 16 kHz, 20 ms at a time, as a stream that is 0.75 ms late.
///
/// A windowed-sinc low-pass whose taps are applied one after the other to all samples of a frame, which the compiler makes vector
/// instructions of: a tenth of the cost of one sample after the other. Cut off at 7.3 kHz; what would mirror into the bands that are
/// measured is 50 dB lower.
final class Decimator {
    private static final int FACTOR = 3;
    private static final int TAPS = 72;
    private static final int FRAME = FACTOR * VoiceDetector.FRAME_SAMPLES;
    private static final double CUTOFF = 7300.0 / 48_000;
    private static final float[] COEFFICIENTS = design();

    /// The input, every third sample together, the end of the frame before first.
    private final float[][] phases = new float[FACTOR][VoiceDetector.FRAME_SAMPLES + TAPS / FACTOR];

    private final float[] sums = new float[VoiceDetector.FRAME_SAMPLES];

    /// The next 320 samples, of the next 960.
    short[] next(short[] frame) {
        take(frame);
        Arrays.fill(sums, 0);
        for (int tap = 0; tap < TAPS; tap++) {
            add(COEFFICIENTS[tap], phases[tap % FACTOR], tap / FACTOR);
        }
        short[] decimated = new short[VoiceDetector.FRAME_SAMPLES];
        for (int i = 0; i < decimated.length; i++) {
            decimated[i] =
                    (short) Math.clamp(Math.round(sums[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return decimated;
    }

    private void take(short[] frame) {
        if (frame.length != FRAME) {
            throw new IllegalArgumentException(
                    "a frame has %d samples, not %d".formatted(FRAME, frame.length));
        }
        for (int phase = 0; phase < FACTOR; phase++) {
            float[] one = phases[phase];
            System.arraycopy(one, VoiceDetector.FRAME_SAMPLES, one, 0, TAPS / FACTOR);
            for (int i = 0; i < VoiceDetector.FRAME_SAMPLES; i++) {
                one[TAPS / FACTOR + i] = frame[FACTOR * i + phase];
            }
        }
    }

    private void add(float coefficient, float[] input, int from) {
        for (int i = 0; i < VoiceDetector.FRAME_SAMPLES; i++) {
            sums[i] += coefficient * input[from + i];
        }
    }

    private static float[] design() {
        float[] taps = new float[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double distance = i - (TAPS - 1) / 2.0;
            double x = 2 * Math.PI * CUTOFF * distance;
            double window = 0.54 + 0.46 * Math.cos(2 * Math.PI * distance / TAPS);
            taps[i] = (float) (Math.sin(x) / x * window);
            sum += taps[i];
        }
        for (int i = 0; i < TAPS; i++) {
            taps[i] = (float) (taps[i] / sum);
        }
        return taps;
    }
}
