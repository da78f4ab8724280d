package dev.vox.runtime.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The content of a WAV file: 16-bit PCM, mono or stereo, at any rate.
///
/// @param sampleRate samples a second of each channel, in Hz
/// @param channels 1 or 2
/// @param samples the samples; those of a stereo file alternate, left first
@SuppressWarnings("ArrayRecordComponent") // minutes of audio; equality of files is never asked
public record WavFile(int sampleRate, int channels, short[] samples) {
    private static final int MOST_CHANNELS = 2;

    /// Reads a file whole. Its chunks may come in any order, and those that say nothing of the samples are passed over.
    ///
    /// @throws WavFormatException when it is not such a file; the message names the file and what is wrong
    /// @throws IOException when it cannot be read
    public static WavFile read(Path file) throws IOException {
        if (Files.size(file) > Integer.MAX_VALUE - 8) {
            throw new WavFormatException(file, "too large: more than 2 GiB");
        }
        return new Parser(file, Files.readAllBytes(file)).parse();
    }

    /// The samples of one channel: those of a mono file, the mean of left and right of a stereo file.
    public short[] mono() {
        if (channels == 1) {
            return samples;
        }
        short[] mean = new short[samples.length / 2];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (short) ((samples[2 * i] + samples[2 * i + 1]) >> 1);
        }
        return mean;
    }

    /// How long the file sounds.
    public Duration duration() {
        return Duration.ofNanos(samples.length / channels * 1_000_000_000L / sampleRate);
    }

    private static final class Parser {
        private final Path file;
        private final ByteBuffer bytes;
        private @Nullable Format format;
        private byte @Nullable [] data;

        Parser(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        WavFile parse() throws WavFormatException {
            if (bytes.remaining() < 4 || !tag().equals("RIFF")) {
                throw problem("not a RIFF file");
            }
            if (bytes.remaining() < 8) {
                throw problem("truncated: ends within its RIFF header");
            }
            bytes.getInt(); // the size of the whole; those of the chunks say it better
            String kind = tag();
            if (!kind.equals("WAVE")) {
                throw problem("a RIFF file of kind '" + kind + "', not WAVE");
            }
            while (bytes.hasRemaining()) {
                chunk();
            }
            Format found = format;
            byte[] content = data;
            if (found == null) {
                throw problem("no 'fmt ' chunk");
            }
            if (content == null) {
                throw problem("no 'data' chunk");
            }
            int frameBytes = found.channels() * Short.BYTES;
            if (content.length % frameBytes != 0) {
                throw problem("truncated: its samples end within a sample");
            }
            return new WavFile(found.sampleRate(), found.channels(), Pcm.toSamples(content));
        }

        private void chunk() throws WavFormatException {
            if (bytes.remaining() < 8) {
                if (format != null && data != null) {
                    bytes.position(bytes.limit()); // what some writers leave after the last chunk
                    return;
                }
                throw problem("truncated: ends within the header of a chunk");
            }
            String name = tag();
            long size = Integer.toUnsignedLong(bytes.getInt());
            if (size == WavHeader.UNKNOWN_SIZE && name.equals("data")) {
                size = bytes.remaining();
            }
            if (size > bytes.remaining()) {
                throw problem(
                        "truncated: its '%s' chunk promises %d bytes, %d are there"
                                .formatted(name, size, bytes.remaining()));
            }
            byte[] content = new byte[(int) size];
            bytes.get(content);
            if (size % 2 == 1 && bytes.hasRemaining()) {
                bytes.get();
            }
            switch (name) {
                case "fmt " -> format = format(content);
                case "data" -> data = content;
                default -> {}
            }
        }

        private Format format(byte[] content) throws WavFormatException {
            if (content.length < 16) {
                throw problem("truncated: its 'fmt ' chunk has " + content.length + " bytes");
            }
            ByteBuffer fields = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
            int encoding = Short.toUnsignedInt(fields.getShort(0));
            int channels = Short.toUnsignedInt(fields.getShort(2));
            int sampleRate = fields.getInt(4);
            int bits = Short.toUnsignedInt(fields.getShort(14));
            if (encoding == WavHeader.FORMAT_EXTENSIBLE && content.length >= 26) {
                encoding = Short.toUnsignedInt(fields.getShort(24));
            }
            if (encoding != WavHeader.FORMAT_PCM) {
                throw problem("unsupported encoding " + encoding + ": only PCM is read");
            }
            if (bits != Short.SIZE) {
                throw problem("unsupported samples of " + bits + " bits: only 16 are read");
            }
            if (channels < 1 || channels > MOST_CHANNELS) {
                throw problem("unsupported: " + channels + " channels; mono and stereo are read");
            }
            if (sampleRate < 1) {
                throw problem("impossible sample rate " + Integer.toUnsignedString(sampleRate));
            }
            return new Format(sampleRate, channels);
        }

        private String tag() {
            byte[] name = new byte[4];
            bytes.get(name);
            for (int i = 0; i < name.length; i++) {
                name[i] = name[i] >= ' ' && name[i] < 0x7F ? name[i] : (byte) '?';
            }
            return new String(name, US_ASCII);
        }

        private WavFormatException problem(String problem) {
            return new WavFormatException(file, problem);
        }

        private record Format(int sampleRate, int channels) {}
    }
}
