package dev.vox.runtime.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Signed 16-bit samples to little-endian bytes, as they lie on the wire and in WAV files, and back.
public final class Pcm {
    private Pcm() {}

    /// The samples as bytes, two each.
    public static byte[] toBytes(short[] samples) {
        byte[] bytes = new byte[Math.multiplyExact(samples.length, Short.BYTES)];
        copy(samples, 0, bytes, 0, samples.length);
        return bytes;
    }

    /// The bytes as samples.
    ///
    /// @throws IllegalArgumentException when there is half a sample at the end
    public static short[] toSamples(byte[] bytes) {
        if (bytes.length % Short.BYTES != 0) {
            throw new IllegalArgumentException(
                    "16-bit samples take an even number of bytes, not " + bytes.length);
        }
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /// Writes `count` samples from `from` on into `bytes`, beginning at byte `offset`.
    static void copy(short[] samples, int from, byte[] bytes, int offset, int count) {
        ByteBuffer.wrap(bytes, offset, count * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .put(samples, from, count);
    }
}
