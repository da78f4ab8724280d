package dev.vox.runtime.audio;

import java.util.Arrays;

/// Samples that were gathered from chunks.
public final class Samples {
    private short[] samples = new short[1024];
    private int count;

    /// Appends a chunk.
    public void add(short[] chunk) {
        if (count + chunk.length > samples.length) {
            samples = Arrays.copyOf(samples, 2 * (count + chunk.length));
        }
        System.arraycopy(chunk, 0, samples, count, chunk.length);
        count += chunk.length;
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// All of them, in order.
    public short[] toArray() {
        return Arrays.copyOf(samples, count);
    }
}
