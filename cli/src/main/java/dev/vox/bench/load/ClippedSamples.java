package dev.vox.bench.load;

/// Counts the samples that lie at full scale, three or more in a row. One thread.
final class ClippedSamples {
    private static final int LEAST = 3;
    private static final byte HIGHEST = 0x7f;
    private static final byte LOWEST = (byte) 0x80;

    private long samples;
    private long clipped;
    private int run;

    /// Goes on with the next samples.
    void hear(byte[] pcm, int from, int length) {
        samples += length / Short.BYTES;
        for (int i = from; i + 1 < from + length; i += Short.BYTES) {
            byte high = pcm[i + 1];
            // Only the loudest of all 256 high bytes can be full scale.
            if ((high == HIGHEST && pcm[i] == -1)
                    || (high == LOWEST && (pcm[i] == 0 || pcm[i] == 1))) {
                run++;
                if (run >= LEAST) {
                    clipped += run == LEAST ? LEAST : 1;
                }
            } else {
                run = 0;
            }
        }
    }

    /// Their share of all, in millionths.
    long share() {
        return samples == 0 ? 0 : clipped * 1_000_000 / samples;
    }
}
