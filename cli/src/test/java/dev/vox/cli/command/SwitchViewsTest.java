package dev.vox.cli.command;

import dev.vox.Golden;
import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchReport.Speaker;
import dev.vox.stack.plan.Difference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SwitchViewsTest {
    private static final Speaker TONE = new Speaker("kevin16", "mock");
    private static final Speaker KEVIN = new Speaker("kevin16", "kevin");

    @RegisterExtension final Golden golden = new Golden();

    @Test
    void another_model() {
        show(new SwitchReport("kevin", TONE, KEVIN, false, Duration.ofMillis(312)));
    }

    @Test
    void the_model_that_speaks_already() {
        show(new SwitchReport("kevin", KEVIN, KEVIN, true, Duration.ofMillis(7)));
    }

    @Test
    void a_change_that_leaves_settings_as_they_were() {
        SwitchReport report =
                new SwitchReport(
                        "narrator",
                        TONE,
                        KEVIN,
                        false,
                        Duration.ofMillis(312),
                        List.of(new Difference(Difference.Kind.SETTING, "RESIDENT_CAP", "3", "1")));

        show(report);
        golden.matches("warning", SwitchViews.needsRestart(report));
    }

    private void show(SwitchReport report) {
        golden.matches("human", shown(report, true, false));
        golden.matches("plain", shown(report, false, false));
        golden.matches("json", shown(report, false, true));
    }

    private static String shown(SwitchReport report, boolean terminal, boolean json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Streams.Sink out =
                terminal
                        ? Streams.Sink.terminal(bytes, 100, StandardCharsets.UTF_8)
                        : Streams.Sink.pipe(bytes);
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        out,
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        OutputFlags flags = new OutputFlags(json, false, false, ColorChoice.NEVER);
        OutputMode mode = OutputMode.resolve(flags, Map.of(), terminal, false);
        new Output(mode, streams, () -> 0).result(report, SwitchViews::changed);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
