package dev.vox.cli.command.voices;

import dev.vox.Golden;
import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;
import dev.vox.text.View;
import dev.vox.voicepack.PackState;
import dev.vox.voicepack.Voice;
import dev.vox.voicepack.VoiceListing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What `vox voices list`, and `info` and `install` alike, look like at a terminal, in a pipe and to a program.
class VoiceViewsTest {
    private static final Voice BUILT_IN =
            new Voice(
                    "kevin16",
                    "kevin",
                    "kevin16",
                    List.of("en-US"),
                    16_000,
                    "BSD-style",
                    Voice.State.READY,
                    null,
                    null,
                    null,
                    1);

    private static final Voice INSTALLED =
            new Voice(
                    "piper-en-gb-vctk-medium",
                    "piper",
                    "en_GB-vctk-medium",
                    List.of("en-GB", "en"),
                    22_050,
                    "CC BY 4.0",
                    Voice.State.READY,
                    PackState.VERIFIED,
                    "/voicepacks/piper/en_GB-vctk-medium",
                    null,
                    109);

    private static final Voice CHANGED =
            new Voice(
                    "piper-en-us-amy-medium",
                    "piper",
                    "en_US-amy-medium",
                    List.of("en-US"),
                    22_050,
                    "see the voice's source",
                    Voice.State.BROKEN,
                    PackState.CHANGED,
                    "/voicepacks/piper/en_US-amy-medium",
                    "en_US-amy-medium.onnx is not the file that was installed",
                    1);

    private static final Voice MISSING =
            new Voice(
                    "piper-en-us-ryan-high",
                    "piper",
                    "piper-en-us-ryan-high",
                    List.of(),
                    null,
                    "see the voice's source",
                    Voice.State.MISSING,
                    null,
                    null,
                    "it is not installed",
                    1);

    @RegisterExtension final Golden golden = new Golden();

    @Test
    void voices_of_every_state() {
        show(
                new VoiceListing(
                        List.of(BUILT_IN, INSTALLED, CHANGED, MISSING),
                        List.of("espeak: libespeak-ng is missing; install it")),
                VoiceViews::list);
    }

    @Test
    void a_voice_that_is_installed() {
        show(INSTALLED, VoiceViews::info);
    }

    @Test
    void a_voice_whose_file_was_changed() {
        show(CHANGED, VoiceViews::info);
    }

    private <T> void show(T result, View<T> view) {
        golden.matches("human", shown(result, view, true, false));
        golden.matches("plain", shown(result, view, false, false));
        golden.matches("json", shown(result, view, false, true));
    }

    private static <T> String shown(T result, View<T> view, boolean terminal, boolean json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        terminal
                                ? Streams.Sink.terminal(bytes, 120, StandardCharsets.UTF_8)
                                : Streams.Sink.pipe(bytes),
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        OutputFlags flags = new OutputFlags(json, false, false, ColorChoice.NEVER);
        OutputMode mode = OutputMode.resolve(flags, Map.of(), terminal, false);
        new Output(mode, streams, () -> 0).result(result, view);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
