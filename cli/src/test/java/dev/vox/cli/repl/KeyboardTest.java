package dev.vox.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;
import dev.vox.cli.repl.Keyboard.Typed;
import dev.vox.cli.repl.input.Completions;
import dev.vox.cli.repl.talk.Partner;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// The loop at a terminal: keys in, screen out.
@Timeout(60)
class KeyboardTest {
    private static final String UP = "\u0010";

    @TempDir Path folder;

    @Test
    void commands_voices_and_files_are_completed() throws Exception {
        try (Typist typist = new Typist("xterm")) {
            FutureTask<Typed> read = reading(typist, "");
            typist.sees("vox> ");
            typist.types("/pau\t");
            typist.sees("/pause");
            typist.types("\r");

            assertThat(line(read).strip()).isEqualTo("/pause");
        }
    }

    @Test
    void an_input_goes_on_behind_a_backslash_and_in_quotes() throws Exception {
        try (Typist typist = new Typist("xterm")) {
            FutureTask<Typed> read = reading(typist, "");
            typist.types("one \\\r");
            typist.sees("...> ");
            typist.types("two\r");

            assertThat(line(read)).isEqualTo("one \\\ntwo");
        }
        try (Typist typist = new Typist("xterm")) {
            FutureTask<Typed> read = reading(typist, "");
            typist.types("\"one\rtwo\"\r");

            assertThat(line(read)).isEqualTo("\"one\ntwo\"");
        }
    }

    @Test
    void speech_is_taken_as_it_is_typed() throws Exception {
        try (Typist typist = new Typist("xterm")) {
            FutureTask<Typed> read = reading(typist, "");
            typist.types("don't stop! it's $5 & more\r");

            assertThat(line(read)).isEqualTo("don't stop! it's $5 & more");
        }
    }

    @Test
    void ctrl_c_is_told_with_what_was_typed_and_ctrl_d_ends() throws Exception {
        try (Typist typist = new Typist("xterm")) {
            FutureTask<Typed> read = reading(typist, "");
            typist.sees("vox> ");
            typist.types("half a li");
            typist.sees("half a li");
            typist.interrupts();

            assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(new Typed.Interrupt("half a li"));
        }
        try (Typist typist = new Typist("xterm")) {
            FutureTask<Typed> read = reading(typist, "");
            typist.sees("vox> ");
            typist.leaves();

            assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo(new Typed.End());
        }
    }

    @Test
    void the_history_is_its_owners_and_holds_no_secret() throws Exception {
        Path file = folder.resolve("state/repl-history");
        for (String typed : List.of("/say hello", "my key is sk-secret", " not this")) {
            try (Typist typist = new Typist("xterm")) {
                FutureTask<Typed> read = reading(typist, "", file);
                typist.types(typed + "\r");
                assertThat(line(read)).isEqualTo(typed);
            }
        }
        assertThat(Files.readString(file))
                .contains("/say hello")
                .doesNotContain("sk-secret", "not this");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Typist typist = new Typist("xterm")) {
            FutureTask<Typed> read = reading(typist, "", file);
            typist.sees("vox> ");
            typist.types(UP + "\r");
            assertThat(line(read)).isEqualTo("/say hello");
        }
    }

    @Test
    void a_person_talks_interrupts_and_leaves() throws Exception {
        talks("xterm");
    }

    @Test
    void a_dumb_terminal_will_do() throws Exception {
        talks("dumb");
    }

    private void talks(String terminal) throws Exception {
        try (RunningStack stack = RunningStack.start();
                Typist typist = new Typist(terminal)) {
            FutureTask<Integer> loop =
                    started(() -> {
                        ReplRequest request = request(stack.address(), null);
                        Streams streams = streams();
                        OutputMode mode =
                                OutputMode.resolve(
                                        OutputFlags.NONE, Map.of("NO_COLOR", "1"), true, true);
                        Output output = new Output(mode, streams, System::nanoTime);
                        try (Keyboard keyboard = Keyboard.at(typist.terminal(), request, false);
                                SoundDevices devices =
                                        SoundDevices.open(request.audio(), true, null, "")) {
                            return new Repl(request, streams, output, "")
                                    .talk(
                                            keyboard,
                                            devices,
                                            EventPrinter.to(output, keyboard::above));
                        }
                    });
            typist.sees("vox> ");
            typist.sees("ws-");
            typist.types("Hello there\r");
            typist.sees("first_audible ");
            typist.types("/puase\r");
            typist.sees("did you mean /pause?");
            typist.types(
                    "This is a long sentence that goes on for quite a while, so that it can be"
                            + " interrupted in its middle, before it comes to its end.\r");
            typist.sees(shown -> shown.split("→ speaking", -1).length > 2);
            typist.types("/tran");
            typist.interrupts();
            typist.sees("barge-in by stop");
            typist.types("script\r");
            typist.sees("user: Hello there");
            typist.leaves();

            assertThat(loop.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    private FutureTask<Typed> reading(Typist typist, String begun) {
        return reading(typist, begun, null);
    }

    private FutureTask<Typed> reading(Typist typist, String begun, Path history) {
        return started(() -> {
            try (Keyboard keyboard =
                    Keyboard.at(
                            typist.terminal(),
                            request(URI.create("ws://localhost:1"), history),
                            false)) {
                return keyboard.read(begun);
            }
        });
    }

    private static ReplRequest request(URI address, Path history) {
        return new ReplRequest(
                Partner.at(address),
                null,
                new ReplRequest.Audio(false, false, true, null, null),
                Duration.ofSeconds(30),
                model -> model,
                Completions.NONE,
                history,
                line -> line.contains("sk-secret"));
    }

    private static Streams streams() {
        return new Streams(
                InputStream.nullInputStream(),
                Streams.Sink.terminal(OutputStream.nullOutputStream(), 100, StandardCharsets.UTF_8),
                Streams.Sink.pipe(OutputStream.nullOutputStream()),
                true);
    }

    private static String line(FutureTask<Typed> read) throws Exception {
        return ((Typed.Line) read.get(20, TimeUnit.SECONDS)).text();
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }
}
