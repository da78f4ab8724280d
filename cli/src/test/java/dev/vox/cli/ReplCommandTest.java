package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.cli.output.Streams;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.runtime.audio.WavFile;
import dev.vox.runtime.audio.WavWriter;
import dev.vox.voice.FakeAgent;
import dev.vox.voice.FakeOrchestrator;
import dev.vox.voice.RunningStack;
import dev.vox.voice.sound.UserVoice;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `vox repl` from its command line to its exit code, by scripts, against a stack that really runs.
@Timeout(60)
class ReplCommandTest {
    private static final String LONG =
            "This is a rather long answer, which goes on and on, so that there is time enough to"
                    + " break into it before it is over and done with.";

    private static RunningStack stack;

    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path folder;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void its_help_names_its_options() {
        golden.matches(Run.vox("help", "repl").out());
    }

    @Test
    void a_script_speaks_and_holds_what_it_expects() throws Exception {
        Run run =
                repl(
                        """
                        # the first words
                        Hello there
                        expect utterance text~completed firstAudibleMs>0 audioMs>200
                        expect state text~SPEAKING
                        expect no error within 50ms
                        """,
                        "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        List<JsonValue> events = events(run);
        assertThat(events.getFirst().whole("schemaVersion")).contains(1L);
        assertThat(events.getFirst().text("event")).contains("connected");
        assertThat(events.stream().skip(1))
                .allMatch(event -> event.whole("schemaVersion").isEmpty());
        JsonValue utterance = first(events, "utterance");
        assertThat(utterance.number("firstFrameMs").orElseThrow()).isPositive();
        assertThat(utterance.number("firstAudibleMs").orElseThrow())
                .isGreaterThanOrEqualTo(utterance.number("firstFrameMs").orElseThrow());
        assertThat(utterance.number("rtf")).isEmpty();
        assertThat(events.stream().filter(event -> event.flag("held").equals(Optional.of(true))))
                .hasSize(3);
    }

    @Test
    void an_expectation_that_fails_is_told_and_the_script_goes_on() throws Exception {
        Run run =
                repl(
                        """
                        Hello
                        expect barge_in within 100ms
                        expect no utterance within 100ms
                        expect utterance
                        """);

        assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out())
                .contains("\texpect\texpect barge_in within 100ms\tline=2 held=false")
                .contains("problem=did not come within 100 ms")
                .contains("line=3 held=false problem=it came")
                .contains("\texpect\texpect utterance\tline=4 held=true");
    }

    @Test
    void mistakes_are_named_all_at_once_before_anything_is_said() throws Exception {
        Run run = repl("Hello\n/puase\nexpect nothing\n");

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: [stdin:2] there is no command /puase")
                .contains("[stdin:3] expect: 'nothing' is no event");
    }

    @Test
    void each_answer_is_heard_to_begin_and_to_end() throws Exception {
        Run run =
                repl(
                        "Hello\n"
                                + "expect answer_ended within 1ms\n"
                                + "Hello\n"
                                + "expect answer_audible within 1ms\n");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("\tanswer_audible")).count())
                .isEqualTo(2);
        assertThat(run.out().lines().filter(line -> line.contains("\tanswer_ended")).count())
                .isEqualTo(2);
    }

    @Test
    void a_voice_that_is_refused_is_not_said_to_speak() throws Exception {
        Run run =
                repl(
                        """
                        /voice nobody
                        expect error text~"unknown model nobody"
                        /voice
                        expect done text~"the voice is the stack's own"
                        """);

        assertThat(run.exit()).as(run.out()).isZero();
    }

    @Test
    void a_recording_needs_a_folder() {
        Run run = repl("/record missing/heard.wav\n");

        assertThat(run.err())
                .isEqualTo(
                        "error: [stdin:1] [missing/heard.wav] is not the name of a file in a"
                                + " folder that there is\n");
    }

    @Test
    void a_command_that_fails_ends_the_script_unless_that_is_expected() throws Exception {
        Run failed = repl("/wav missing.wav\nHello\n");
        Run expected = repl("/wav missing.wav\nexpect error text~\"no such file\"\n");

        assertThat(failed.exit()).isEqualTo(ExitCode.OPERATION);
        assertThat(failed.err()).contains("error: [stdin:1] [missing.wav] there is no such file\n");
        assertThat(expected.exit()).as(expected.err()).isZero();
    }

    @Test
    void a_file_that_is_to_be_spoken_first_and_is_not_there_ends_the_script() {
        Run run = repl("expect error\n", "--in", "missing.wav");

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).isEqualTo("error: [missing.wav] there is no such file\n");
    }

    @Test
    void an_interruption_comes_after_the_first_audible_sample() throws Exception {
        Run run =
                repl(
                        """
                        /interrupt 200
                        %s
                        expect barge_in within 2s
                        expect utterance text~stopped
                        expect answer_ended
                        """
                                .formatted(LONG),
                        "--json");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        JsonValue figures = first(events(run), "barge_in");
        assertThat(figures.number("controlMs").orElseThrow()).isPositive();
        assertThat(figures.number("earMs").orElseThrow()).isNotNegative();
    }

    @Test
    void a_stack_that_listens_is_interrupted_by_speech() throws Exception {
        try (FakeOrchestrator server = FakeAgent.server(250)) {
            Run run =
                    run(
                            """
                            /interrupt 300 wait a moment please
                            Tell me everything
                            expect barge_in text~speech detectMs>0 earMs>0 speechMs>0
                            expect flush
                            expect speech_began
                            """,
                            "--url",
                            server.address().toString());

            assertThat(run.exit()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void a_file_is_spoken_and_answered() throws Exception {
        Path question = folder.resolve("my question.wav");
        try (UserVoice voice = UserVoice.load();
                WavWriter wav = WavWriter.toFile(question)) {
            wav.write(voice.speak("What is the time").samples());
            wav.finish();
        }
        try (FakeOrchestrator server = FakeAgent.server(20)) {
            Run run =
                    run(
                            "/wav \"%s\"\nexpect utterance text~completed\n".formatted(question),
                            "--url",
                            server.address().toString());

            assertThat(run.exit()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void what_is_heard_is_recorded_whole() throws Exception {
        Path whole = folder.resolve("whole.wav");
        Path part = folder.resolve("part.wav");
        Path minutes = folder.resolve("minutes.json");
        Path text = folder.resolve("minutes.txt");
        Run run =
                repl(
                        """
                        Hello there
                        expect answer_ended
                        /record %s
                        And again
                        expect answer_ended
                        /record
                        /save %s
                        /save %s
                        """
                                .formatted(part, minutes, text),
                        "--out",
                        whole.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(WavFile.read(part).duration()).isGreaterThan(Duration.ofMillis(300));
        assertThat(WavFile.read(whole).duration()).isGreaterThan(Duration.ofMillis(300));
        JsonValue saved = Json.parse("minutes", Files.readString(minutes));
        assertThat(saved.items("utterances")).hasSize(2);
        assertThat(saved.items("transcript")).hasSize(2);
        assertThat(Files.readString(text)).contains("user: Hello there", "2 utterances");
    }

    @Test
    void a_server_of_old_is_talked_to_as_well() throws Exception {
        try (FakeOrchestrator server =
                FakeOrchestrator.legacy(peer -> {
                    peer.start();
                    for (int text = 0; text < 2; text++) {
                        assertThat(peer.receive()).contains("\"text\"").doesNotContain("role");
                        for (int frame = 1; frame <= 5; frame++) {
                            peer.send(audio(5 * text + frame));
                        }
                    }
                    peer.receive();
                })) {
            Run run =
                    run(
                            "Hello\nexpect utterance text~heard audioMs>99\nAgain\nexpect utterance"
                                    + " text~heard firstFrameMs<400\n",
                            "--url",
                            server.address().toString());

            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("dialect=legacy");
        }
    }

    @Test
    void a_session_that_ends_is_followed_by_another() throws Exception {
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> {
                    peer.start();
                    peer.receive();
                    peer.receive();
                    peer.audio(1);
                    peer.metrics();
                    peer.end("max_messages");
                })) {
            Run run =
                    run(
                            "One\nexpect over text~max_messages\nTwo\nexpect connected\nexpect"
                                    + " utterance\n",
                            "--url",
                            server.address().toString());

            assertThat(run.exit()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void a_missing_device_is_said_once_and_the_script_goes_on() throws Exception {
        Run run = repl("Hello\nexpect utterance\n", "--speaker");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(
                        run.out()
                                .lines()
                                .filter(line ->
                                        line.contains("\tnote\t") && line.contains("speaker")))
                .hasSize(1);
    }

    @Test
    void nothing_there_and_nothing_sensible_are_told_apart() throws Exception {
        assertThat(run("", "--url", "ws://localhost:1").exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run("", "--url", "http://localhost:1").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "--url", "ws://user:secret@localhost:1").err())
                .contains("error: ")
                .doesNotContain("secret");
        assertThat(run("", "a", "--url", "b").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "localhost", "--no-audio", "--mic").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "--project", folder.toString()).err())
                .contains("error: no stack is running");
    }

    private static String audio(int sequence) {
        byte[] pcm = new byte[1920];
        Arrays.fill(pcm, (byte) 0x20);
        return "{\"type\":\"audio\",\"pcm\":\"%s\",\"sample_rate\":48000,\"frame_ms\":20,\"sequence\":%d}"
                .formatted(Base64.getEncoder().encodeToString(pcm), sequence);
    }

    private Run repl(String script, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--url", stack.address().toString()));
        all.addAll(List.of(arguments));
        return run(script, all.toArray(String[]::new));
    }

    private Run run(String script, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("repl"));
        all.addAll(List.of(arguments));
        int exit =
                Main.run(
                        all,
                        new Streams(
                                new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
                                Streams.Sink.pipe(out),
                                Streams.Sink.pipe(err)),
                        Map.of("HOME", folder.toString()),
                        Run.CLOCK);
        return new Run(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<JsonValue> events(Run run) throws Exception {
        List<JsonValue> events = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            events.add(Json.parse("stdout", line));
        }
        return events;
    }

    private static JsonValue first(List<JsonValue> events, String name) {
        return events.stream()
                .filter(event -> event.text("event").orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
