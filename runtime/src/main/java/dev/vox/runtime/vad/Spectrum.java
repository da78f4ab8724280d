package dev.vox.runtime.vad;

/// How the power of 20 ms at 16 kHz is spread over twenty bands as wide as the ear's.
///
/// The bands are those of E. Zwicker ("Subdivision of the audible frequency range into critical bands", 1961) from 100 Hz to
/// 7.7 kHz. Nothing is allocated for a frame.
final class Spectrum {
    /// How many bands there are.
    static final int BANDS = 20;

    /// The first band that lies above 500 Hz.
    static final int FIRST_ABOVE_VOICING = 4;

    /// What stands for no power at all, in dBFS.
    static final float SILENT = -120;

    private static final int[] EDGES = {
        100, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150,
        3700, 4400, 5300, 6400, 7700
    };
    private static final int[] FIRST_BIN = new int[BANDS + 1];
    private static final float[] WINDOW = new float[VoiceDetector.FRAME_SAMPLES];

    /// From squared magnitudes to parts of the power of full scale.
    private static final float SCALE;

    static {
        for (int i = 0; i <= BANDS; i++) {
            FIRST_BIN[i] =
                    Math.ceilDiv(EDGES[i] * FourierTransform.SIZE, VoiceDetector.SAMPLE_RATE);
        }
        double energy = 0;
        for (int i = 0; i < WINDOW.length; i++) {
            WINDOW[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW.length));
            energy += WINDOW[i] * WINDOW[i];
        }
        SCALE = (float) (2 / (FourierTransform.SIZE * energy * 32_768 * 32_768));
    }

    private final FourierTransform transform = new FourierTransform();
    private final float[] samples = new float[FourierTransform.SIZE];
    private final float[] power = new float[FourierTransform.BINS];

    /// Measures the bands of 320 samples.
    ///
    /// @param from the first of them
    /// @param levels takes the level of each band, in dBFS: −120 or more
    void measure(short[] frame, int from, float[] levels) {
        for (int i = 0; i < WINDOW.length; i++) {
            samples[i] = frame[from + i] * WINDOW[i];
        }
        transform.power(samples, power);
        for (int band = 0; band < BANDS; band++) {
            float sum = 0;
            for (int bin = FIRST_BIN[band]; bin < FIRST_BIN[band + 1]; bin++) {
                sum += power[bin];
            }
            levels[band] = decibels(sum * SCALE);
        }
    }

    /// 10·log10, never below −120, wrong by less than 0.01 dB.
    static float decibels(float power) {
        if (!(power > 1e-12f)) {
            return SILENT;
        }
        int bits = Float.floatToRawIntBits(power);
        float mantissa = Float.intBitsToFloat((bits & 0x007F_FFFF) | 0x3F80_0000);
        // The polynomial that is nearest to the logarithm between 1 and 2, by Chebyshev's nodes.
        float fraction = 0.62882f - 0.07915f * mantissa;
        fraction = -2.08106f + fraction * mantissa;
        fraction = 4.02837f + fraction * mantissa;
        fraction = -2.49677f + fraction * mantissa;
        float log2 = (bits >> 23) - 127 + fraction;
        return 3.0103f * log2;
    }
}
