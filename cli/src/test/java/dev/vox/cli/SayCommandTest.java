package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.CommandTable;
import dev.vox.cli.command.SayCommand;
import dev.vox.cli.output.Stderr;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.runtime.audio.WavFile;
import dev.vox.stack.Health;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunState;
import dev.vox.stack.StackStatus;
import dev.vox.voice.FakeOrchestrator;
import dev.vox.voice.SayService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/// `vox say` from its command line to its exit code, against a server that does what each case needs.
@Timeout(30)
class SayCommandTest {
    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path directory;

    @Test
    void its_help_names_its_options() {
        golden.matches(Run.vox("help", "say").out());
    }

    @Test
    void the_figures_are_the_result() throws Exception {
        try (FakeOrchestrator server = speaking()) {
            Run run = say(server, "", "Hello", "there");

            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
            assertThat(run.out())
                    .contains("first_audible\t0.", "audio\t0.04\n", "rtf\t", "voice\tkevin16\n");
        }
    }

    @Test
    void a_file_is_a_whole_wav_at_48_kilohertz() throws Exception {
        Path wav = directory.resolve("hello.wav");
        try (FakeOrchestrator server = speaking()) {
            Run run = say(server, "", "-o", wav.toString(), "Hello");

            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("output\t" + wav);
        }
        try (var bytes = Files.newInputStream(wav)) {
            byte[] all = bytes.readAllBytes();
            assertThat(all).hasSize(44 + 2 * 1920);
            assertThat(new String(all, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        }
        assertThat(WavFile.read(wav).sampleRate()).isEqualTo(48_000);
        assertThat(files()).containsExactly("hello.wav");
    }

    @Test
    void stdout_carries_the_wav_alone_and_stderr_the_figures() throws Exception {
        try (FakeOrchestrator server = speaking()) {
            Recording recording = new Recording(false, "");
            int exit = run(recording, stack(server), Map.of(), "-o", "-", "Hello");

            assertThat(exit).isZero();
            assertThat(recording.out.size()).isEqualTo(44 + 2 * 1920);
            assertThat(recording.out.toString(StandardCharsets.US_ASCII)).startsWith("RIFF");
            assertThat(recording.err()).contains("first_audible\t0.", "output\t-\n");
        }
    }

    @Test
    void an_option_without_a_value_is_a_usage_error() throws Exception {
        try (FakeOrchestrator server = speaking()) {
            assertThat(say(server, "", "--voice", "", "Hello").err())
                    .startsWith("error: --voice is empty\n")
                    .contains("usage: vox say");
            assertThat(say(server, "", "-o", "", "Hello").exit()).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void a_terminal_is_spared_the_bytes() throws Exception {
        try (FakeOrchestrator server = speaking()) {
            Recording recording = new Recording(true, "");
            int exit = run(recording, stack(server), Map.of(), "-o", "-", "Hello");

            assertThat(exit).isEqualTo(ExitCode.USAGE);
            assertThat(recording.out.size()).isZero();
            assertThat(recording.err())
                    .contains("stdout is a terminal")
                    .contains("redirect it: vox say -o - TEXT > speech.wav");
        }
    }

    @Test
    void json_has_the_names_of_the_definitions() throws Exception {
        try (FakeOrchestrator server = speaking()) {
            Run run = say(server, "", "--json", "Hello");

            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .startsWith("{\"schemaVersion\":1,\"voice\":\"kevin16\",\"sentences\":1,")
                    .contains("\"firstFrameMs\":", "\"firstAudibleMs\":", "\"audioMs\":40,")
                    .contains("\"rtf\":", "\"frames\":2,", "\"output\":null");
        }
    }

    @Test
    void a_file_and_stdin_are_spoken_sentence_by_sentence() throws Exception {
        Path chapter =
                Files.writeString(directory.resolve("chapter.txt"), "One.\n\nTwo. Three, four.");
        try (FakeOrchestrator server = speaking()) {
            Run file = say(server, "", "--file", chapter.toString());
            Run stdin = say(server, "One. Two.", "--file", "-");

            assertThat(file.out()).contains("sentences\t3\n", "frames\t6\n");
            assertThat(file.err()).contains("chapter.txt: 0.1 s of audio, after ");
            assertThat(stdin.out()).contains("sentences\t2\n");
        }
    }

    @Test
    void a_pipe_is_read_once_and_spoken() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Process writer =
                new ProcessBuilder("sh", "-c", "printf 'One. Two.' > '" + pipe + "'").start();
        try (FakeOrchestrator server = speaking()) {
            Run run = say(server, "", "--file", pipe.toString());

            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("sentences\t2\n");
            assertThat(writer.waitFor()).isZero();
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    void a_sentence_that_fails_is_named_and_leaves_no_file() throws Exception {
        Path chapter = Files.writeString(directory.resolve("chapter.txt"), "One. Two. Three.");
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> {
                    peer.start();
                    peer.receive();
                    peer.receive();
                    peer.audio(1);
                    peer.metrics();
                    peer.receive();
                    peer.audio(2);
                    peer.error("SYNTHESIS_FAILED", "out of breath");
                    peer.receive();
                })) {
            Run run =
                    say(
                            server,
                            "",
                            "--file",
                            chapter.toString(),
                            "-o",
                            directory.resolve("chapter.wav").toString());

            assertThat(run.exit()).isEqualTo(ExitCode.OPERATION);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("error: [sentence 2: “Two.”] ")
                    .contains("out of breath");
        }
        assertThat(files()).containsExactly("chapter.txt");
    }

    @Test
    void an_interrupt_leaves_no_half_file() throws Exception {
        CountDownLatch speaking = new CountDownLatch(1);
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> {
                    peer.start();
                    peer.receive();
                    peer.receive();
                    peer.audio(1);
                    speaking.countDown();
                    peer.receive();
                })) {
            CompletableFuture<Run> finished = new CompletableFuture<>();
            String wav = directory.resolve("hello.wav").toString();
            Thread command =
                    Thread.ofPlatform()
                            .start(() -> finished.complete(unchecked(server, "-o", wav, "Hello")));
            assertThat(speaking.await(5, TimeUnit.SECONDS)).isTrue();

            command.interrupt();

            assertThat(finished.get(5, TimeUnit.SECONDS).exit()).isEqualTo(ExitCode.INTERRUPTED);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void an_existing_file_survives_a_failure() throws Exception {
        Path wav = Files.writeString(directory.resolve("hello.wav"), "what was there");
        try (FakeOrchestrator server = failing("WORKER_UNAVAILABLE", "no worker answers")) {
            Run run = say(server, "", "-o", wav.toString(), "Hello");

            assertThat(run.exit()).isEqualTo(ExitCode.OPERATION);
            assertThat(run.err()).contains("no worker answers");
        }
        assertThat(wav).hasContent("what was there");
    }

    @Test
    void an_unknown_voice_is_missing_and_the_others_are_listed() throws Exception {
        try (FakeOrchestrator server =
                failing(
                        "VOICE_UNAVAILABLE",
                        "unknown model nobody, available: kevin16, mock-440hz")) {
            Run run = say(server, "", "--voice", "nobody", "Hello");

            assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
            assertThat(run.err())
                    .isEqualTo(
                            """
                            error: [--voice] unknown model nobody, available: kevin16, mock-440hz
                            hint: name a voice that the stack has, or leave out --voice
                            """);
        }
    }

    @Test
    void without_a_stack_it_says_how_to_start_one() {
        Recording recording = new Recording(false, "");
        int exit = run(recording, StackStatus.Down::new, Map.of(), "Hello");

        assertThat(exit).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(recording.err())
                .isEqualTo(
                        "error: no stack is running\nhint: start it with `vox dev`; services of"
                                + " `vox serve` are no stack\n");
    }

    @Test
    void nothing_to_say_is_a_wrong_command_line() throws Exception {
        Path blank = Files.writeString(directory.resolve("blank.txt"), "\n  \n* * *\n");
        try (FakeOrchestrator server = speaking()) {
            assertThat(say(server, "").exit()).isEqualTo(ExitCode.USAGE);
            assertThat(say(server, "", "  ").exit()).isEqualTo(ExitCode.USAGE);
            assertThat(say(server, "", "--file", blank.toString()).exit())
                    .isEqualTo(ExitCode.USAGE);
            assertThat(say(server, " ", "--file", "-").err())
                    .contains("error: [stdin] there is nothing to say");
            assertThat(say(server, "", "--file", blank.toString(), "Hello").err())
                    .contains("TEXT and --file exclude each other");
        }
    }

    @Test
    void what_cannot_be_read_or_written_is_named() throws Exception {
        Path missing = directory.resolve("missing.txt");
        try (FakeOrchestrator server = speaking()) {
            Run unread = say(server, "", "--file", missing.toString());
            Run unwritten =
                    say(server, "", "-o", directory.resolve("no/hello.wav").toString(), "Hello");
            Run folder = say(server, "", "-o", directory.toString(), "Hello");

            assertThat(unread.exit()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(unread.err()).contains("[" + missing + "] no such file");
            assertThat(unwritten.exit()).isEqualTo(ExitCode.PREREQUISITE);
            assertThat(unwritten.err()).contains("there is no folder " + directory.resolve("no"));
            assertThat(folder.exit()).isEqualTo(ExitCode.PREREQUISITE);
            assertThat(folder.err())
                    .isEqualTo(
                            "error: [%s] is a folder, and audio goes to a file\nhint: name a file in it with -o\n"
                                    .formatted(directory));
        }
    }

    @Test
    void a_player_hears_what_is_written() throws Exception {
        Path heard = directory.resolve("heard.raw");
        Path wav = directory.resolve("hello.wav");
        Path programs =
                program("aplay", "cat > '%s'; echo \"$@\" > '%s.args'".formatted(heard, heard));
        try (FakeOrchestrator server = speaking()) {
            Run run =
                    sayWith(
                            Map.of("PATH", programs.toString()),
                            server,
                            "--play",
                            "-o",
                            wav.toString(),
                            "Hello");

            assertThat(run.err()).isEmpty();
            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("player\taplay\n", "underruns\t0\n", "rtf\t\n");
        }
        byte[] written = Files.readAllBytes(wav);
        assertThat(Files.readAllBytes(heard))
                .isEqualTo(Arrays.copyOfRange(written, 44, written.length));
        assertThat(Path.of(heard + ".args")).hasContent("-q -t raw -f S16_LE -r 48000 -c 1 -");
    }

    @Test
    void a_player_that_plays_files_gets_one() throws Exception {
        Path heard = directory.resolve("heard.wav");
        Path programs = program("afplay", "cp \"$1\" '%s'".formatted(heard));
        try (FakeOrchestrator server = speaking()) {
            Run run = sayWith(Map.of("PATH", programs.toString()), server, "--play", "Hello");

            assertThat(run.exit()).isZero();
        }
        assertThat(WavFile.read(heard).samples()).hasSize(2 * 960);
    }

    @Test
    void a_player_that_fails_is_quoted() throws Exception {
        Path programs = program("paplay", "cat > /dev/null; echo 'no sound card' >&2; exit 3");
        try (FakeOrchestrator server = speaking()) {
            Run run = sayWith(Map.of("PATH", programs.toString()), server, "--play", "Hello");

            assertThat(run.exit()).isEqualTo(ExitCode.OPERATION);
            assertThat(run.err())
                    .contains("[paplay] the player ended with exit code 3: no sound card");
        }
    }

    @Test
    void without_a_player_it_says_what_to_install() throws Exception {
        try (FakeOrchestrator server = speaking()) {
            Run run = sayWith(Map.of("PATH", directory.toString()), server, "--play", "Hello");

            assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
            assertThat(run.err())
                    .contains("no audio player is on the PATH")
                    .contains("install one of aplay, paplay, pw-play, ffplay, afplay, play");
        }
    }

    @Test
    void an_interrupt_is_heard_while_the_player_does_not_read() throws Exception {
        Path programs = program("aplay", "sleep 300; true");
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> {
                    peer.start();
                    peer.receive();
                    peer.receive();
                    for (long sequence = 1; ; sequence++) {
                        peer.audio(sequence);
                    }
                })) {
            CompletableFuture<Run> finished = new CompletableFuture<>();
            Map<String, String> environment = Map.of("PATH", programs.toString());
            Thread command =
                    Thread.ofPlatform()
                            .start(() ->
                                    finished.complete(
                                            sayWith(environment, server, "--play", "Hello")));
            while (!waitsForThePlayer(command)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }

            command.interrupt();

            assertThat(finished.get(10, TimeUnit.SECONDS).exit()).isEqualTo(ExitCode.INTERRUPTED);
        }
    }

    private static boolean waitsForThePlayer(Thread command) {
        return command.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(command.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith("PlayerInput"));
    }

    private Path program(String name, String script) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("programs"));
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /// A server that speaks two frames a text.
    private static FakeOrchestrator speaking() throws IOException {
        return FakeOrchestrator.ours(peer -> {
            peer.start();
            peer.receive();
            for (long sequence = 1; ; sequence += 2) {
                peer.receive();
                peer.audio(sequence);
                peer.audio(sequence + 1);
                peer.metrics();
            }
        });
    }

    private static FakeOrchestrator failing(String code, String message) throws IOException {
        return FakeOrchestrator.ours(peer -> {
            peer.start();
            peer.receive();
            peer.receive();
            peer.error(code, message);
            peer.receive();
        });
    }

    private static Function<Project, StackStatus> stack(FakeOrchestrator server) {
        RunState run =
                new RunState(
                        new ProcessIdentity(1, Instant.EPOCH),
                        RunState.Phase.READY,
                        "embedded",
                        "legacy",
                        "kevin16",
                        "dev",
                        Instant.EPOCH,
                        List.of(
                                new RunState.Endpoint(
                                        "orchestrator", "websocket", server.address())));
        return project ->
                new StackStatus.Up(
                        project, run, new Health(true, null, Map.of(), 0), Duration.ZERO);
    }

    private Run say(FakeOrchestrator server, String stdin, String... args) {
        Recording recording = new Recording(false, stdin);
        int exit = run(recording, stack(server), Map.of(), args);
        return new Run(exit, recording.out.toString(StandardCharsets.UTF_8), recording.err());
    }

    private Run sayWith(Map<String, String> environment, FakeOrchestrator server, String... args) {
        Recording recording = new Recording(false, "");
        int exit = run(recording, stack(server), environment, args);
        return new Run(exit, recording.out.toString(StandardCharsets.UTF_8), recording.err());
    }

    private Run unchecked(FakeOrchestrator server, String... args) {
        return say(server, "", args);
    }

    private static int run(
            Recording recording,
            Function<Project, StackStatus> stack,
            Map<String, String> environment,
            String... args) {
        Streams streams = recording.streams();
        SayService service = new SayService(environment.getOrDefault("PATH", ""));
        CommandEntry entry =
                CommandEntry.of(
                        "say",
                        CommandGroup.SPEECH,
                        "speak a text",
                        "vox say Hello",
                        () -> new SayCommand(stack, () -> service, streams));
        List<String> line = Stream.concat(Stream.of("say"), Stream.of(args)).toList();
        try {
            CommandTable table = new CommandTable(List.of(entry));
            return new Shell(streams, environment, table, List::of).run(line);
        } catch (Exception failure) {
            BugReports reports =
                    new BugReports(Redaction.of(line, Map.of()), null, Build::current, Run.CLOCK);
            return new Failures(new Stderr(streams.err(), false), false, reports).report(failure);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static final class Recording {
        private final boolean terminal;
        private final String stdin;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();

        Recording(boolean terminal, String stdin) {
            this.terminal = terminal;
            this.stdin = stdin;
        }

        Streams streams() {
            Streams.Sink sink =
                    terminal
                            ? Streams.Sink.terminal(out, 100, StandardCharsets.UTF_8)
                            : Streams.Sink.pipe(out);
            return new Streams(
                    new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                    sink,
                    Streams.Sink.pipe(err));
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }
}
