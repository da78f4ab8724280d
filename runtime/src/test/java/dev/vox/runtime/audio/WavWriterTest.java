package dev.vox.runtime.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class WavWriterTest {
    private static final short[] SAMPLES = {0, 1, -1, 32_767, -32_768, 256};

    @TempDir Path directory;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = directory.resolve("hello.wav");

        try (WavWriter wav = WavWriter.toFile(file)) {
            wav.write(SAMPLES);
            wav.write(Pcm.toBytes(SAMPLES));
            wav.finish();
        }

        WavFile read = WavFile.read(file);
        assertThat(read.sampleRate()).isEqualTo(48_000);
        assertThat(read.channels()).isEqualTo(1);
        assertThat(read.samples()).startsWith(SAMPLES).endsWith(SAMPLES).hasSize(12);
        assertThat(names()).containsExactly("hello.wav");
    }

    @Test
    void theHeaderSaysWhatFollows() throws IOException {
        Path file = directory.resolve("hello.wav");

        try (WavWriter wav = WavWriter.toFile(file)) {
            wav.write(SAMPLES);
            wav.finish();
        }

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.capacity()).isEqualTo(44 + 12);
        assertThat(bytes.getInt(4)).isEqualTo(36 + 12);
        assertThat(bytes.getInt(24)).isEqualTo(48_000);
        assertThat(bytes.getInt(28)).isEqualTo(96_000);
        assertThat(bytes.getShort(34)).isEqualTo((short) 16);
        assertThat(bytes.getInt(40)).isEqualTo(12);
    }

    @Test
    void theFileAppearsWhenItIsWhole() throws IOException {
        Path file = directory.resolve("hello.wav");
        Files.writeString(file, "the old one");

        try (WavWriter wav = WavWriter.toFile(file)) {
            wav.write(SAMPLES);
            assertThat(file).hasContent("the old one");
            wav.finish();
        }

        assertThat(WavFile.read(file).samples()).isEqualTo(SAMPLES);
        assertThat(names()).containsExactly("hello.wav");
    }

    @Test
    void whatWasNotFinishedLeavesNothing() throws IOException {
        Path file = directory.resolve("hello.wav");
        Files.writeString(file, "the old one");

        try (WavWriter wav = WavWriter.toFile(file)) {
            wav.write(SAMPLES);
        }

        assertThat(file).hasContent("the old one");
        assertThat(names()).containsExactly("hello.wav");
    }

    @Test
    void aStreamSaysThatItsLengthIsUnknown() throws IOException {
        Disconnected stream = new Disconnected();

        try (WavWriter wav = WavWriter.toStream(stream)) {
            wav.write(SAMPLES);
            wav.finish();
        }

        byte[] bytes = stream.toByteArray();
        assertThat(ByteBuffer.wrap(bytes).getInt(4)).isEqualTo(0xFFFF_FFFF);
        assertThat(ByteBuffer.wrap(bytes).getInt(40)).isEqualTo(0xFFFF_FFFF);
        assertThat(stream.closed).isFalse();
        Path file = directory.resolve("stream.wav");
        Files.write(file, bytes);
        assertThat(WavFile.read(file).samples()).isEqualTo(SAMPLES);
    }

    @Test
    void aMissingDirectoryFailsAtOnce() {
        assertThatThrownBy(() -> WavWriter.toFile(directory.resolve("none/hello.wav")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void aDirectoryIsNotReplaced() {
        assertThatThrownBy(() -> WavWriter.toFile(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceIsWrittenToAndNotReplaced() throws IOException {
        Path device = Path.of("/dev/null");

        try (WavWriter wav = WavWriter.toFile(device)) {
            wav.write(SAMPLES);
            wav.finish();
        }

        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(Files.exists(device)).isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkStaysALink() throws IOException {
        Path file = Files.createFile(directory.resolve("real.wav"));
        Path link = Files.createSymbolicLink(directory.resolve("link.wav"), file);

        try (WavWriter wav = WavWriter.toFile(link)) {
            wav.write(SAMPLES);
            wav.finish();
        }

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(WavFile.read(file).samples()).isEqualTo(SAMPLES);
    }

    @Test
    void halfASampleIsRefused() throws IOException {
        try (WavWriter wav = WavWriter.toStream(OutputStream.nullOutputStream())) {
            assertThatThrownBy(() -> wav.write(new byte[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Iterable<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static final class Disconnected extends ByteArrayOutputStream {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }
}
