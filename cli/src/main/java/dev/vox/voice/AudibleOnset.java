package dev.vox.voice;

import dev.vox.runtime.audio.Levels;
import dev.vox.runtime.audio.WireFormat;

/// Finds the first sample of a signal that an ear would notice: the first whose level, over the 10 ms that end with it,
/// exceeds −50 dB of full scale. What was before the signal counts as silence.
///
/// The level is the root mean square; full scale is 32 768, so that a full-scale square wave is at 0 dB.
public final class AudibleOnset {
    private static final int WINDOW = WireFormat.SAMPLE_RATE / 100;
    private static final double FULL_SCALE = 32_768;
    private static final double THRESHOLD_ENERGY =
            WINDOW * FULL_SCALE * FULL_SCALE * Math.pow(10, Levels.AUDIBLE_DBFS / 10);

    private final long[] squares = new long[WINDOW];
    private long energy;
    private int oldest;

    /// Goes on with the next samples.
    ///
    /// @param pcm signed 16-bit little-endian samples
    /// @return the index in these samples of the first that is audible, or −1
    public int find(byte[] pcm) {
        return find(pcm, 0, pcm.length);
    }

    /// Goes on with the next samples, which lie among other bytes.
    ///
    /// @return the index in these samples of the first that is audible, or −1
    public int find(byte[] pcm, int from, int length) {
        for (int i = from; i + 1 < from + length; i += Short.BYTES) {
            long sample = (short) ((pcm[i] & 0xff) | (pcm[i + 1] << 8));
            energy += sample * sample - squares[oldest];
            squares[oldest] = sample * sample;
            oldest = (oldest + 1) % WINDOW;
            if (energy > THRESHOLD_ENERGY) {
                return (i - from) / Short.BYTES;
            }
        }
        return -1;
    }
}
