package dev.vox.runtime.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

class WavFileTest {
    private static final byte[] DATA = chunk("data", new byte[] {1, 0, 2, 0, 3, 0, 5, 0});

    @TempDir Path directory;

    @Test
    void readsMonoAtAnyRate() throws IOException {
        WavFile wav = read(riff(format(1, 1, 8000, 16), DATA));

        assertThat(wav.sampleRate()).isEqualTo(8000);
        assertThat(wav.mono()).containsExactly(1, 2, 3, 5);
        assertThat(wav.duration()).isEqualTo(Duration.ofNanos(500_000));
    }

    @Test
    void readsStereoAndMixesIt() throws IOException {
        WavFile wav = read(riff(format(1, 2, 16_000, 16), DATA));

        assertThat(wav.channels()).isEqualTo(2);
        assertThat(wav.samples()).containsExactly(1, 2, 3, 5);
        assertThat(wav.mono()).containsExactly(1, 4);
    }

    @Test
    void readsChunksInAnyOrderAndPassesOverOthers() throws IOException {
        byte[] odd = chunk("LIST", new byte[] {9, 9, 9});

        WavFile wav = read(riff(odd, DATA, odd, format(1, 1, 16_000, 16)));

        assertThat(wav.samples()).containsExactly(1, 2, 3, 5);
    }

    @Test
    void readsTheExtensibleFormOfPcm() throws IOException {
        byte[] body = Arrays.copyOf(Arrays.copyOfRange(format(0xFFFE, 1, 16_000, 16), 8, 24), 40);
        body[24] = 1;

        assertThat(read(riff(chunk("fmt ", body), DATA)).samples()).hasSize(4);
    }

    @Test
    void saysThatAFileIsNotRiff() {
        assertRefused("hello, world".getBytes(US_ASCII), "not a RIFF file");
        assertRefused(new byte[0], "not a RIFF file");
        assertRefused("RIFX1234WAVE".getBytes(US_ASCII), "not a RIFF file");
    }

    @Test
    void saysThatAFileIsNotWave() {
        assertRefused("RIFF1234AVI ".getBytes(US_ASCII), "kind 'AVI ', not WAVE");
        assertRefused("RIFF1234\u0007VI ".getBytes(US_ASCII), "kind '?VI ', not WAVE");
    }

    @Test
    void saysWhereAFileIsTruncated() {
        byte[] whole = riff(format(1, 1, 16_000, 16), DATA);

        assertRefused(Arrays.copyOf(whole, 6), "truncated: ends within its RIFF header");
        assertRefused(Arrays.copyOf(whole, 15), "truncated: ends within the header of a chunk");
        assertRefused(
                Arrays.copyOf(whole, whole.length - 3),
                "truncated: its 'data' chunk promises 8 bytes, 5 are there");
        assertRefused(
                riff(chunk("fmt ", new byte[10]), DATA), "truncated: its 'fmt ' chunk has 10");
        assertRefused(
                riff(format(1, 1, 16_000, 16), chunk("data", new byte[3])),
                "truncated: its samples end within a sample");
    }

    @Test
    void everyTruncatedFileIsRefusedWithAReason() throws IOException {
        byte[] whole = riff(format(1, 2, 16_000, 16), chunk("data", new byte[40]));

        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "");
        }
    }

    @Test
    void saysWhichFormatIsNotSupported() {
        assertRefused(riff(format(3, 1, 16_000, 16), DATA), "unsupported encoding 3");
        assertRefused(riff(format(1, 1, 16_000, 24), DATA), "unsupported samples of 24 bits");
        assertRefused(riff(format(1, 6, 16_000, 16), DATA), "unsupported: 6 channels");
        assertRefused(riff(format(1, 0, 16_000, 16), DATA), "unsupported: 0 channels");
        assertRefused(riff(format(1, 1, 0, 16), DATA), "impossible sample rate 0");
    }

    @Test
    void saysWhichChunkIsMissing() {
        assertRefused(riff(DATA), "no 'fmt ' chunk");
        assertRefused(riff(format(1, 1, 16_000, 16)), "no 'data' chunk");
    }

    private void assertRefused(byte[] content, String problem) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(WavFormatException.class)
                .hasMessageContaining("test.wav: ")
                .hasMessageContaining(problem);
    }

    private WavFile read(byte[] content) throws IOException {
        Path file = directory.resolve("test.wav");
        Files.write(file, content);
        return WavFile.read(file);
    }

    private static byte[] riff(byte[]... chunks) {
        int size = Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        ByteBuffer file = ByteBuffer.allocate(12 + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(US_ASCII)).putInt(4 + size).put("WAVE".getBytes(US_ASCII));
        for (byte[] chunk : chunks) {
            file.put(chunk);
        }
        return file.array();
    }

    private static byte[] format(int encoding, int channels, int rate, int bits) {
        ByteBuffer body = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        body.putShort((short) encoding).putShort((short) channels).putInt(rate);
        body.putInt(rate * channels * bits / 8).putShort((short) (channels * bits / 8));
        body.putShort((short) bits);
        return chunk("fmt ", body.array());
    }

    private static byte[] chunk(String name, byte[] content) {
        int padded = content.length + content.length % 2;
        ByteBuffer chunk = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(US_ASCII)).putInt(content.length).put(content).array();
    }
}
