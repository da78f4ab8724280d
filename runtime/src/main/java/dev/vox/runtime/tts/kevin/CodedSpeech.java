package dev.vox.runtime.tts.kevin;

import com.sun.speech.freetts.relp.LPCResult;
import com.sun.speech.freetts.util.WaveUtils;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The speech of one piece of text as FreeTTS codes it, decoded a chunk at a time by whoever listens.
///
/// Linear prediction: each sample is a sum of the sixteen before it, weighted by the coefficients of its pitch period, plus a
/// residual coded in µ-law. Coded, a sample takes one byte, and decoding needs no voice: so a listener may take as long as it
/// likes. The samples are those of FreeTTS 1.2.2, `LPCResult.getWaveSamples`, but limited to 16 bits where those wrap around. For
/// one thread at a time.
final class CodedSpeech {
    private static final int BYTE_VALUES = 256;
    private static final float[] RESIDUALS = residuals();

    private final LPCResult coded;
    private final byte[] residuals;
    private final int[] periods;
    private final int order;
    private final double scale;
    private final float[] coefficients;

    /// The last `order` samples, then those of the chunk being decoded.
    private float[] samples;

    private int period = -1;
    private int leftInPeriod;
    private int position;

    CodedSpeech(LPCResult coded) {
        this.coded = coded;
        this.residuals = coded.getResiduals();
        this.periods = coded.getResidualSizes();
        this.order = coded.getNumberOfChannels();
        this.scale = coded.getLPCRange() / 65535.0;
        this.coefficients = new float[order];
        this.samples = new float[order];
    }

    /// The next samples, at most `most`; null at the end.
    short @Nullable [] next(int most) {
        if (samples.length < order + most) {
            samples = Arrays.copyOf(samples, order + most);
        }
        short[] chunk = new short[most];
        int count = 0;
        while (count < most && enterPeriod()) {
            int run = Math.min(leftInPeriod, most - count);
            decode(chunk, count, run);
            count += run;
            leftInPeriod -= run;
        }
        System.arraycopy(samples, count, samples, 0, order);
        if (count == 0) {
            return null;
        }
        return count == most ? chunk : Arrays.copyOf(chunk, count);
    }

    private boolean enterPeriod() {
        while (leftInPeriod == 0) {
            if (++period >= coded.getNumberOfFrames()) {
                period = coded.getNumberOfFrames();
                return false;
            }
            leftInPeriod = periods[period];
            short[] packed = coded.getFrame(period);
            for (int k = 0; k < order; k++) {
                coefficients[k] = (float) ((packed[k] + 32768.0) * scale) + coded.getLPCMin();
            }
        }
        return true;
    }

    private void decode(short[] chunk, int from, int count) {
        for (int i = from; i < from + count; i++) {
            float sample = RESIDUALS[residuals[position++] + BYTE_VALUES / 2];
            for (int k = 0; k < order; k++) {
                sample += coefficients[k] * samples[order + i - 1 - k];
            }
            samples[order + i] = sample;
            chunk[i] = (short) Math.clamp((long) sample, Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    private static float[] residuals() {
        float[] table = new float[BYTE_VALUES];
        for (short i = 0; i < BYTE_VALUES; i++) {
            table[i] = WaveUtils.ulawToShort(i);
        }
        // A residual that was never written is silence, as in FreeTTS.
        table[BYTE_VALUES / 2] = WaveUtils.ulawToShort((short) (BYTE_VALUES - 1));
        return table;
    }
}
