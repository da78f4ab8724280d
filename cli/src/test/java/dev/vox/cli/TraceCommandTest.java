package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.runtime.audio.WavWriter;
import dev.vox.voice.FakeAgent;
import dev.vox.voice.FakeOrchestrator;
import dev.vox.voice.sound.UserVoice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// `vox bench trace` and `vox replay` from their command lines to their exit codes, against an agent on a real socket that hears by
/// loudness.
@Timeout(180)
class TraceCommandTest {
    private static final String BREAKING_IN =
            """
            name: breaking in
            turns:
              - type: Speak for long
                role: assistant
                expect:
                  - {event: answer_audible, within: 20s}
              - say: Stop talking now
                interrupt_after: 600ms
                expect:
                  - {event: flush, within: 20s}
            """;
    private static final String SECRET = "hunter2-hunter2";

    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path folder;

    @Test
    void a_recorded_conversation_is_the_same_when_it_is_held_again() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        Path again = folder.resolve("b.voxtrace");
        try (FakeOrchestrator server = FakeAgent.server(150)) {
            Run recorded = vox(server, "bench", "trace", scenario(), "-o", trace.toString());
            Run replayed =
                    vox(
                            server,
                            "replay",
                            trace.toString(),
                            "-o",
                            again.toString(),
                            "--tolerance",
                            "3s");

            assertThat(recorded.exit()).as(recorded.err()).isZero();
            assertThat(recorded.out()).contains("figure\t2\tbargein_speech\t");
            assertThat(replayed.exit()).as(replayed.out() + replayed.err()).isZero();
            assertThat(replayed.out()).endsWith("replay\tsame\n");
            assertThat(again).exists();
            assertThat(spools()).isEmpty();
        }
    }

    @Test
    void an_agent_that_says_less_is_a_negative_answer() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        try (FakeOrchestrator server = FakeAgent.server(150)) {
            vox(server, "bench", "trace", "--text", "Speak", "-o", trace.toString());
        }
        try (FakeOrchestrator server = FakeAgent.server(40)) {
            Run replayed = vox(server, "replay", trace.toString());

            assertThat(replayed.exit()).isEqualTo(ExitCode.NEGATIVE);
            assertThat(replayed.out())
                    .contains("event\tdiffers\tanswer_ended\t")
                    .containsPattern("audio\tdiffers\t3(\\.\\d+)?\t0\\.8\\d*\t")
                    .endsWith("replay\tdiffers\n");
        }
    }

    @Test
    void the_documents_keep_their_keys() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        try (FakeOrchestrator server = FakeAgent.server(20)) {
            Run recorded =
                    vox(
                            server,
                            "bench",
                            "trace",
                            "--text",
                            "Speak",
                            "-o",
                            trace.toString(),
                            "--json");
            Run replayed = vox(server, "replay", trace.toString(), "--json");

            golden.matches("trace", keys(recorded));
            golden.matches("replay", keys(replayed));
        }
    }

    @Test
    void the_timeline_keeps_its_types_and_their_keys() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        try (FakeOrchestrator server = FakeAgent.server(150)) {
            vox(server, "bench", "trace", scenario(), "-o", trace.toString());
        }

        Map<String, String> types = new TreeMap<>();
        for (String line : member(trace, "timeline.ndjson").lines().toList()) {
            JsonValue entry = Json.parse("timeline", line);
            types.put(
                    entry.text("type").orElseThrow(),
                    String.join(" ", ((JsonValue.Members) entry).values().keySet()));
        }
        StringBuilder text = new StringBuilder();
        types.forEach((type, keys) -> text.append(type).append(": ").append(keys).append('\n'));
        golden.matches(text.toString());
    }

    @Test
    void a_wav_of_the_user_is_answered() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        Path wav = folder.resolve("user.wav");
        try (FakeOrchestrator server = FakeAgent.server(20);
                UserVoice voice = UserVoice.load();
                WavWriter writer = WavWriter.toFile(wav)) {
            writer.write(voice.speak("Hello there").samples());
            writer.finish();

            Run run =
                    vox(server, "bench", "trace", "--wav", wav.toString(), "-o", trace.toString());

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(member(trace, "timeline.ndjson"))
                    .contains("\"type\":\"user_began\"", "\"type\":\"answer_audible\"");
        }
    }

    @Test
    void a_picture_for_perfetto_is_made_while_recording_and_afterwards_alike() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        Path picture = folder.resolve("a.json");
        Path later = folder.resolve("b.json");
        try (FakeOrchestrator server = FakeAgent.server(20)) {
            Run run =
                    vox(
                            server,
                            "bench",
                            "trace",
                            "--text",
                            "Speak",
                            "-o",
                            trace.toString(),
                            "--perfetto",
                            picture.toString());
            assertThat(run.exit()).as(run.err()).isZero();
        }
        Run converted =
                Run.vox(
                        "bench",
                        "trace",
                        "--from",
                        trace.toString(),
                        "--perfetto",
                        later.toString());

        assertThat(converted.exit()).as(converted.err()).isZero();
        assertThat(later).hasSameTextualContentAs(picture);
        assertThat(Json.parse("a.json", Files.readString(picture)).items("traceEvents"))
                .hasSizeGreaterThan(40);
    }

    @Test
    void an_interruption_writes_what_there_is_and_leaves_no_spool() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        AtomicReference<Run> run = new AtomicReference<>();
        try (FakeOrchestrator server = FakeAgent.server(100_000)) {
            Thread thread =
                    Thread.ofPlatform()
                            .start(() ->
                                    run.set(
                                            vox(
                                                    server,
                                                    "bench",
                                                    "trace",
                                                    "--text",
                                                    "Speak",
                                                    "-o",
                                                    trace.toString())));
            awaitSpool();
            thread.interrupt();
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(run.get().exit()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Json.parse("manifest", member(trace, "manifest.json")).text("partial"))
                .contains("interrupted");
        assertThat(member(trace, "timeline.ndjson")).contains("\"type\":\"frame\"");
        assertThat(spools()).isEmpty();
    }

    @Test
    void no_secret_of_the_environment_or_of_an_address_is_in_anything() throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        Path picture = folder.resolve("a.json");
        Files.writeString(folder.resolve(".env.local"), "LLM_API_KEY=" + SECRET + "\n");
        Run run;
        try (FakeOrchestrator server = FakeAgent.server(20)) {
            run =
                    Run.in(
                            Map.of("MY_TOKEN", SECRET + "-too"),
                            "bench",
                            "trace",
                            "--project",
                            folder.toString(),
                            "--target",
                            server.address() + "/?token=" + SECRET,
                            "--text",
                            "The key is " + SECRET + " and the token is " + SECRET + "-too",
                            "-o",
                            trace.toString(),
                            "--perfetto",
                            picture.toString(),
                            "--json");
        }

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(new String(Files.readAllBytes(trace), StandardCharsets.ISO_8859_1))
                .contains("The key is ***")
                .contains("?***")
                .doesNotContain("hunter2");
        assertThat(Files.readString(picture)).contains("The key is ***").doesNotContain("hunter2");
        assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }

    @Test
    void a_turn_that_never_begins_is_a_negative_answer_and_the_recording_is_kept()
            throws Exception {
        Path trace = folder.resolve("a.voxtrace");
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> {
                    peer.start();
                    peer.receive();
                    peer.end("max_messages");
                })) {
            Run run = vox(server, "bench", "trace", scenario(), "-o", trace.toString());

            assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.NEGATIVE);
            assertThat(run.err())
                    .contains("warning: turn 2 never began: the session was over: max_messages");
        }
        assertThat(member(trace, "manifest.json")).contains("turn 2 never began");
    }

    @Test
    void a_recorded_file_takes_nothing_that_is_for_a_recording() {
        for (List<String> more :
                List.of(
                        List.of("-o", "b.voxtrace"),
                        List.of("--voice", "anna"),
                        List.of("--model", "mock"),
                        List.of("--target", "ws://localhost:1"))) {
            List<String> words =
                    new ArrayList<>(
                            List.of("bench", "trace", "--from", "a.voxtrace", "--perfetto", "a"));
            words.addAll(more);
            Run run = Run.vox(words.toArray(String[]::new));

            assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("--from records nothing");
        }
    }

    @Test
    void a_recording_is_not_written_over() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.voxtrace"), "kept");
        String file = kept.toString();
        Run replay = Run.vox("replay", file, "-o", folder + "/./kept.voxtrace");
        Run picture = Run.vox("bench", "trace", "--from", file, "--perfetto", file);
        Run both =
                Run.vox(
                        "bench",
                        "trace",
                        "--target",
                        "ws://localhost:1",
                        "-o",
                        file,
                        "--perfetto",
                        file);

        assertThat(List.of(replay.exit(), picture.exit(), both.exit()))
                .containsOnly(ExitCode.USAGE);
        assertThat(replay.err()).contains("-o and FILE are both ");
        assertThat(picture.err()).contains("--from and --perfetto are both " + file);
        assertThat(both.err()).contains("-o and --perfetto are both " + file);
        assertThat(kept).hasContent("kept");
    }

    @Test
    void a_conversation_is_held_with_one_stack_that_there_is() {
        Run several = Run.vox("bench", "trace", "--model", "mock", "--model", "kevin");
        Run unknown = Run.vox("replay", "none.voxtrace", "--model", "pipr");

        assertThat(several.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(several.err())
                .contains("error: a conversation is held with one stack, not 2", "hint: name one");
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("'pipr' is no model", "did you mean 'piper'?");
        assertThat(Run.vox("bench", "trace", "--help").out())
                .contains("--target=URL")
                .doesNotContain("Several", "Repeatable", "each given");
    }

    @Test
    void the_other_exit_codes() throws Exception {
        Path none = folder.resolve("none.voxtrace");

        assertThat(Run.vox("bench", "trace", "barge-out").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.vox("bench", "trace", "barge-in", "--text", "a").exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Run.vox("bench", "trace", "--from", none.toString()).exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(
                        Run.vox(
                                        "bench",
                                        "trace",
                                        "--from",
                                        none.toString(),
                                        "--perfetto",
                                        folder.resolve("a.json").toString())
                                .exit())
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(Run.vox("replay", none.toString()).exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(
                        Run.vox(
                                        "bench",
                                        "trace",
                                        "--target",
                                        "ws://localhost:1",
                                        "-o",
                                        none.toString())
                                .exit())
                .isEqualTo(ExitCode.PREREQUISITE);
        assertThat(none).doesNotExist();
        assertThat(spools()).isEmpty();
    }

    @Test
    void an_address_that_is_refused_is_not_told_with_its_secrets() {
        for (String address :
                List.of(
                        "ws://user:" + SECRET + "@localhost:1",
                        "ws://localhost:1/?token=" + SECRET)) {
            Run run = Run.vox("bench", "trace", "--target", address, "--text", "Speak");

            assertThat(run.exit()).isIn(ExitCode.USAGE, ExitCode.PREREQUISITE);
            assertThat(run.out() + run.err()).isNotEmpty().doesNotContain("hunter2");
        }
    }

    private static Run vox(FakeOrchestrator server, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--target", server.address().toString()));
        return Run.vox(all.toArray(String[]::new));
    }

    private String scenario() throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), BREAKING_IN).toString();
    }

    private List<Path> spools() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".vox")).toList();
        }
    }

    private void awaitSpool() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (spools().isEmpty() || Files.size(spools().getFirst().resolve("timeline")) == 0) {
            assertThat(System.nanoTime()).as("nothing is recorded").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String member(Path trace, String name) throws IOException {
        return new String(bytes(trace, name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path trace, String name) throws IOException {
        try (ZipFile zip = new ZipFile(trace.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    /// Every path of keys in a document.
    private static String keys(Run run) throws Exception {
        assertThat(run.out()).as(run.err()).isNotEmpty();
        Set<String> paths = new TreeSet<>();
        paths("", Json.parse("stdout", run.out()), paths);
        return String.join("\n", paths) + "\n";
    }

    private static void paths(String path, JsonValue value, Set<String> paths) {
        switch (value) {
            case JsonValue.Members(var values) ->
                    values.forEach((key, each) -> paths(path + "." + key, each, paths));
            case JsonValue.Items(var values) -> {
                paths.add(path);
                values.forEach(each -> paths(path + "[]", each, paths));
            }
            case JsonValue.Text _, JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ ->
                    paths.add(path);
        }
    }
}
