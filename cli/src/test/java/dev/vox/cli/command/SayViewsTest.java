package dev.vox.cli.command;

import dev.vox.Golden;
import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;
import dev.vox.voice.FrameJitter;
import dev.vox.voice.Narration;
import dev.vox.voice.SayReport;
import dev.vox.voice.UtteranceMeasurement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SayViewsTest {
    @RegisterExtension final Golden golden = new Golden();

    @Test
    void a_sentence_in_a_file() {
        everyForm(
                new SayReport(
                        "kevin16",
                        new Narration(
                                1,
                                1,
                                measured(117, null),
                                Duration.ofMillis(2340),
                                Duration.ofNanos(9_876_543),
                                117,
                                false,
                                0),
                        "hello.wav",
                        null));
    }

    @Test
    void a_chapter_that_is_rendered() {
        everyForm(
                new SayReport(
                        "kevin16",
                        new Narration(
                                340,
                                4,
                                measured(80, null),
                                Duration.ofSeconds(1250),
                                Duration.ofSeconds(2),
                                62_500,
                                false,
                                0),
                        "-",
                        null));
    }

    @Test
    void a_sentence_that_is_played() {
        UtteranceMeasurement.Paced paced =
                new UtteranceMeasurement.Paced(
                        2,
                        new FrameJitter(
                                Duration.ofNanos(310_000),
                                Duration.ofMillis(81),
                                Duration.ofNanos(420_000),
                                9));
        everyForm(
                new SayReport(
                        "kevin16",
                        new Narration(
                                1,
                                1,
                                measured(117, paced),
                                Duration.ofMillis(2340),
                                Duration.ofMillis(2150),
                                117,
                                true,
                                2),
                        null,
                        "aplay"));
    }

    @Test
    void a_text_without_a_sound() {
        everyForm(
                new SayReport(
                        "kevin16",
                        new Narration(
                                1,
                                1,
                                new UtteranceMeasurement(
                                        null, null, Duration.ZERO, 0, null, List.of(), 0),
                                Duration.ZERO,
                                Duration.ZERO,
                                0,
                                false,
                                0),
                        null,
                        null));
    }

    private static UtteranceMeasurement measured(int frames, UtteranceMeasurement.Paced paced) {
        return new UtteranceMeasurement(
                Duration.ofNanos(4_123_456),
                Duration.ofNanos(54_623_456),
                Duration.ofNanos(9_876_543),
                frames,
                paced,
                List.of(),
                0);
    }

    private void everyForm(SayReport report) {
        golden.matches("human", shown(report, false, true));
        golden.matches("plain", shown(report, false, false));
        golden.matches("json", shown(report, true, true));
    }

    private static String shown(SayReport report, boolean json, boolean terminal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams.Sink sink =
                terminal
                        ? Streams.Sink.terminal(out, 80, StandardCharsets.UTF_8)
                        : Streams.Sink.pipe(out);
        Streams streams = new Streams(InputStream.nullInputStream(), sink, sink);
        OutputFlags flags = new OutputFlags(json, false, false, ColorChoice.NEVER);
        OutputMode mode = OutputMode.resolve(flags, Map.of(), terminal, terminal);
        new Output(mode, streams, () -> 0).result(report, SayViews::report);
        return out.toString(StandardCharsets.UTF_8);
    }
}
