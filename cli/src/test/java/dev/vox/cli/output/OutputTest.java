package dev.vox.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.Golden;
import dev.vox.problem.OperationFailed;
import dev.vox.text.Facts;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.View;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class OutputTest {
    private record Speech(String voice, Duration firstAudio, Instant at) {}

    private static final View<Speech> VIEW =
            speech ->
                    Renderings.of(
                            () ->
                                    Page.EMPTY.and(
                                            Facts.none()
                                                    .and(
                                                            "voice",
                                                            Line.of(Style.ACCENT, speech.voice()))
                                                    .and("first audio", "8 ms")),
                            () -> List.of(Row.of(speech.voice(), speech.firstAudio(), speech.at())),
                            () -> speech);

    private static final Speech SPEECH =
            new Speech("kevin16", Duration.ofMillis(8), Instant.parse("2026-03-01T10:15:30Z"));

    @RegisterExtension final Golden golden = new Golden();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void oneResultHasFourForms() {
        golden.matches("human", result(Format.HUMAN, false));
        golden.matches("human-coloured", result(Format.HUMAN, true));
        golden.matches("plain", result(Format.PLAIN, false));
        golden.matches("json-pretty", result(Format.JSON_PRETTY, false));
        golden.matches("json-compact", result(Format.JSON_COMPACT, false));
    }

    @Test
    void aStreamIsALineAResultEvenAsJsonAtATerminal() {
        RecordStream<Speech> stream = output(Format.JSON_PRETTY, false, stdout).stream(VIEW);

        stream.emit(SPEECH);
        assertThat(written().lines()).hasSize(1);
        stream.emit(SPEECH);
        assertThat(written().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"schemaVersion\":1,"));
    }

    @Test
    void warningsGoToStderr() {
        Output output = output(Format.PLAIN, false, stdout);

        output.warn("the voice is \u001b[2Jold");

        assertThat(stderr.toString(StandardCharsets.UTF_8))
                .isEqualTo("warning: the voice is old\n");
        assertThat(written()).isEmpty();
    }

    @Test
    void notesAreSilentWhereProgressIs() {
        output(Format.PLAIN, false, stdout).note("speaking");
        new Output(
                        new OutputMode(Format.PLAIN, false, false, ProgressMode.SILENT),
                        streams(stdout),
                        () -> 0)
                .note("not heard");

        assertThat(stderr.toString(StandardCharsets.UTF_8)).isEqualTo("speaking\n");
    }

    @Test
    void bytesReachStdoutAsTheyAre() throws IOException {
        byte[] sound = {0, -1, 13, 10, 27};

        try (OutputStream bytes = output(Format.PLAIN, false, stdout).bytes()) {
            bytes.write(sound);
        }

        assertThat(stdout.toByteArray()).isEqualTo(sound);
    }

    @Test
    void aResultThatNobodyReadsIsDroppedQuietly() {
        output(Format.PLAIN, false, new Broken("Broken pipe")).result(SPEECH, VIEW);

        assertThat(stderr.size()).isZero();
    }

    @Test
    void aStreamThatNobodyReadsEndsTheRun() {
        RecordStream<Speech> stream =
                output(Format.PLAIN, false, new Broken("Broken pipe")).stream(VIEW);

        assertThatThrownBy(() -> stream.emit(SPEECH)).isInstanceOf(OutputClosed.class);
    }

    @Test
    void aFullDiskIsAFailureAndNotAReaderThatLeft() {
        Output output = output(Format.PLAIN, false, new Broken("No space left on device"));

        assertThatThrownBy(() -> output.result(SPEECH, VIEW))
                .isInstanceOf(OperationFailed.class)
                .hasMessage("cannot write to stdout: No space left on device");
    }

    private String result(Format format, boolean color) {
        stdout.reset();
        output(format, color, stdout).result(SPEECH, VIEW);
        return written();
    }

    private String written() {
        return stdout.toString(StandardCharsets.UTF_8);
    }

    private Output output(Format format, boolean color, OutputStream out) {
        return new Output(
                new OutputMode(format, color, false, ProgressMode.LINES), streams(out), () -> 0);
    }

    private Streams streams(OutputStream out) {
        return new Streams(
                new ByteArrayInputStream(new byte[0]),
                Streams.Sink.pipe(out),
                Streams.Sink.pipe(stderr));
    }

    /// A stream behind which nobody, or no room, is left.
    private static final class Broken extends OutputStream {
        private final String reason;

        Broken(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int value) throws IOException {
            throw new IOException(reason);
        }
    }
}
