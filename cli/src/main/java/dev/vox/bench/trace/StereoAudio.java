package dev.vox.bench.trace;

import dev.vox.runtime.audio.WavWriter;
import dev.vox.runtime.audio.WireFormat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// The two sides of a conversation as one WAV file: left the microphone, right the ear.
final class StereoAudio {
    private static final int BLOCK = WireFormat.FRAME_BYTES;
    private static final int HEADER_BYTES = WavWriter.header(2, 0).length;

    private StereoAudio() {}

    /// Writes both sides.
    ///
    /// @param samples of each; a side that is shorter is silent from there on
    static void write(Path left, Path right, long samples, OutputStream out) throws IOException {
        long bytes = samples * Short.BYTES;
        out.write(WavWriter.header(2, 2 * bytes));
        byte[] one = new byte[BLOCK];
        byte[] other = new byte[BLOCK];
        byte[] both = new byte[2 * BLOCK];
        try (InputStream lefts = new BufferedInputStream(Files.newInputStream(left));
                InputStream rights = new BufferedInputStream(Files.newInputStream(right))) {
            for (long done = 0; done < bytes; done += BLOCK) {
                fill(lefts, one);
                fill(rights, other);
                for (int i = 0; i < BLOCK; i += Short.BYTES) {
                    both[2 * i] = one[i];
                    both[2 * i + 1] = one[i + 1];
                    both[2 * i + 2] = other[i];
                    both[2 * i + 3] = other[i + 1];
                }
                out.write(both, 0, (int) Math.min(2 * BLOCK, 2 * (bytes - done)));
            }
        }
    }

    private static void fill(InputStream side, byte[] block) throws IOException {
        int read = side.readNBytes(block, 0, block.length);
        Arrays.fill(block, read, block.length, (byte) 0);
    }

    /// Takes the header off, which has to be the one that is written.
    ///
    /// @param channels 1 or 2
    /// @param bytes of all of the member
    /// @throws UnreadableTrace when it is another
    static void skipHeader(InputStream wav, int channels, long bytes) throws IOException {
        byte[] header = wav.readNBytes(HEADER_BYTES);
        long data = bytes - HEADER_BYTES;
        boolean ours =
                data >= 0
                        && data % (channels * (long) Short.BYTES) == 0
                        && Arrays.equals(header, WavWriter.header(channels, data));
        if (!ours) {
            throw new UnreadableTrace(
                    "this is no WAV of 48 kHz, 16 bit and %d channel%s"
                            .formatted(channels, channels == 1 ? "" : "s"));
        }
    }

    /// How long the audio of a member is.
    ///
    /// @param bytes of all of the member
    static Duration length(long bytes) {
        long samples = Math.max(0, bytes - HEADER_BYTES) / (2 * Short.BYTES);
        return WireFormat.FRAME_DURATION.multipliedBy(samples).dividedBy(WireFormat.FRAME_SAMPLES);
    }

    /// Reads 20 ms of both sides; what is not there is silent.
    ///
    /// @return false when nothing was there
    static boolean next(InputStream samples, byte[] left, byte[] right) throws IOException {
        byte[] both = new byte[2 * BLOCK];
        int read = samples.readNBytes(both, 0, both.length);
        for (int i = 0; i < BLOCK; i += Short.BYTES) {
            left[i] = both[2 * i];
            left[i + 1] = both[2 * i + 1];
            right[i] = both[2 * i + 2];
            right[i + 1] = both[2 * i + 3];
        }
        return read > 0;
    }
}
