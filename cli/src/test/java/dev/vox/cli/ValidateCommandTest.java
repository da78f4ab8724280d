package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.output.Streams;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `vox validate` from its command line to its exit code, with checks of files and variables.
@Timeout(60)
class ValidateCommandTest {
    private static final String PASSING =
            """
            phase: 7
            title: Own
            checks:
              - id: own.file
                title: The file is there
                kind: file
                with: {path: there.txt}
              - id: own.variable
                title: The variable is set
                kind: env
                with: {name: OWN_WORD, value: "${OTHER_WORD:-hello}"}
            """;

    @TempDir Path folder;

    @BeforeEach
    void project() throws IOException {
        write("vox.yaml", "");
        write("there.txt", "");
        write(".env.local", "OWN_WORD=hello\n");
    }

    @Test
    void checksThatPassExitWith0() throws IOException {
        write("validation/own.yaml", PASSING);

        Run run = validate("--phase", "7");

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("7 Own").contains("The file is there").contains("2 passed");
    }

    @Test
    void whatInitWritesIsValid() {
        Path made = folder.resolve("made");
        assertThat(Run.vox("init", made.toString()).exit()).isZero();

        Run run =
                Run.vox("validate", "--project", made.toString(), "--phase", "7", "--color=never");

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("✓ The defaults are there")
                .contains("✓ Git ignores the files with secrets")
                .contains("2 passed, 1 warned");
    }

    @ParameterizedTest(name = "{0} exits with {1}, strictly with {2}")
    @CsvSource({
        "'kind: file, with: {path: none.txt}', 1, 1",
        "'kind: file, with: {path: none.txt}, severity: recommended', 0, 1",
        "'kind: file, with: {path: \"${NONE_SET}\"}', 1, 1",
        "'kind: file, with: {path: there.txt}, needs: [\"env:NONE_SET\"]', 4, 1",
        "'kind: file, with: {path: there.txt}', 0, 0"
    })
    void theWorstRequiredCheckDecides(String check, int usual, int strict) throws IOException {
        write(
                "validation/own.yaml",
                "phase: 7\ntitle: Own\nchecks: [{id: own.check, title: T, " + check + "}]\n");

        assertThat(validate("--phase", "7").exit()).isEqualTo(usual);
        assertThat(validate("--phase", "7", "--strict").exit()).isEqualTo(strict);
    }

    @Test
    void everyMistakeOfAPhaseFileIsToldBeforeAnythingRuns() throws IOException {
        write(
                "validation/own.yaml",
                """
                phase: 7
                title: Own
                checks:
                  - {id: a, title: T, kind: fil, with: {path: there.txt}}
                  - {id: a, title: T, kind: file, with: {pat: there.txt}}
                """);

        Run run = validate();

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("validation/own.yaml:4:29: 'checks[0].kind' must be one of file, ")
                .contains("not 'fil'; did you mean 'file'?")
                .contains("validation/own.yaml:5:41: key 'checks[1].with.path' is missing")
                .contains(
                        "validation/own.yaml:5:42: unknown key 'checks[1].with.pat'; did you mean"
                                + " 'path'?");
    }

    @Test
    void aSelectionThatMatchesNothingIsAMistakeOfTheCommandLine() throws IOException {
        write("validation/own.yaml", PASSING);

        Run run = validate("--only", "own.fiel");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("error: --only 'own.fiel' matches no check")
                .contains("hint: the nearest are own.file, ")
                .contains("usage: vox validate");
        assertThat(validate("--phase", "77").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(validate("--list", "--watch").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(validate("--force").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(validate("--report", "junitt").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theListShowsWhatWouldRunAndWhatItNeeds() throws IOException {
        write(
                "validation/own.yaml",
                """
                phase: 7
                title: Own
                needs: [phase-1]
                checks:
                  - {id: own.a, title: A, kind: file, with: {path: none}, needs: [docker, "port:9"]}
                  - {id: own.b, title: B, kind: env, with: {name: X}, severity: recommended}
                """);

        Run plain = validate("--list", "--phase", "7", "--plain");
        assertThat(plain.exit()).isEqualTo(ExitCode.OK);
        assertThat(plain.out())
                .isEqualTo(
                        """
                        7\town.a\tfile\trequired\tdocker, port:9\tA\tvalidation/own.yaml
                        7\town.b\tenv\trecommended\t\tB\tvalidation/own.yaml
                        """);
        assertThat(validate("--list", "--only", "own.b", "--plain").out())
                .isEqualTo("7\town.b\tenv\trecommended\t\tB\tvalidation/own.yaml\n");
        JsonValue json = json(validate("--list", "--phase", "7", "--json").out());
        assertThat(json.get("schemaVersion")).hasToString("Optional[Figure[text=1]]");
        assertThat(json.toString()).contains("own.a", "phase-1", "port:9");
    }

    @Test
    void shippedPhasesAreThereAndAProjectChangesThem() throws IOException {
        assertThat(validate("--list", "--plain").out()).contains("prerequisites.memory\t");
        write(
                "validation/phase-1.yaml",
                """
                phase: 1
                extends: shipped
                checks: [{id: prerequisites.memory, severity: required}]
                """);

        assertThat(validate("--list", "--only", "prerequisites.memory", "--plain").out())
                .startsWith("1\tprerequisites.memory\thost\trequired\t");
    }

    @Test
    void theFoldersOfVoxYamlAreReadInPlaceOfTheUsualOne() throws IOException {
        write("vox.yaml", "validation: [ci/checks]\n");
        write("ci/checks/own.yml", PASSING);
        write("validation/other.yaml", "nonsense: true\n");

        assertThat(validate("--phase", "7").exit()).isEqualTo(ExitCode.OK);
        write("vox.yaml", "validation: [gone]\n");
        assertThat(validate("--phase", "7").err())
                .contains("error: [vox.yaml] validation names 'gone', which is no folder");
    }

    @Test
    void severalReportsAreWrittenAtOnce() throws IOException {
        write("validation/own.yaml", PASSING);
        Path junit = folder.resolve("out.xml");
        Path tap = folder.resolve("out.tap");

        Run run = validate("--phase", "7", "--report", "junit=" + junit, "--report", "tap=" + tap);

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(junit)).contains("<testcase").contains("own.file");
        assertThat(Files.readString(tap)).startsWith("TAP version 14\n");
        assertThat(run.out()).contains("The file is there");
    }

    @Test
    void secretsAreInNoReport() throws IOException {
        write(".env.local", "OWN_WORD=hello\nAPI_TOKEN=tell-nobody-this\n");
        write(
                "validation/own.yaml",
                """
                phase: 7
                title: Own
                checks:
                  - id: own.file
                    title: T
                    kind: file
                    with: {path: "${API_TOKEN}.txt"}
                """);

        for (String format : List.of("pretty", "json", "ndjson", "junit", "tap", "markdown")) {
            Run run = validate("--phase", "7", "--report", format);
            assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
            assertThat(run.out().replace("\\", "")).as(format).contains("***.txt");
            assertThat(run.out() + run.err()).as(format).doesNotContain("tell-nobody");
        }
    }

    @Test
    void whatIsSeenIsRecordedAndHolds() throws IOException {
        Path file = folder.resolve("validation/phase-100.yaml");

        Run run = validate("--record", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file))
                .startsWith("phase: 100\n")
                .contains("- id: recorded.env.own-word")
                .doesNotContain("hello");
        assertThat(validate("--phase", "100").exit()).isEqualTo(ExitCode.OK);
        write(".env.local", "");
        assertThat(validate("--phase", "100").exit()).isEqualTo(ExitCode.NEGATIVE);
    }

    @Test
    void aRecordingOverwritesNothingUnlessItIsTold() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "mine");

        Run run = validate("--record", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).contains("is there already").contains("hint: overwrite it: --force");
        assertThat(file).hasContent("mine");
        assertThat(validate("--record", file.toString(), "--force", "--as", "8").exit())
                .isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).startsWith("phase: 8\n");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("no draft is left")
                    .containsExactlyInAnyOrder("vox.yaml", "there.txt", ".env.local", "mine.yaml");
        }
    }

    @Test
    void aReaderThatLeavesChangesNothingAboutTheVerdict() throws IOException {
        write("validation/own.yaml", PASSING);
        OutputStream gone =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        Run.Recorder recorder = new Run.Recorder(false);
        Streams streams =
                new Streams(
                        new ByteArrayInputStream(new byte[0]),
                        Streams.Sink.pipe(gone),
                        recorder.streams().err());
        Path junit = folder.resolve("out.xml");

        int exit =
                Main.run(
                        List.of(
                                "validate",
                                "--phase",
                                "7",
                                "--report",
                                "junit=" + junit,
                                "--project",
                                folder.toString()),
                        streams,
                        Map.of(),
                        Run.CLOCK);

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(junit)).contains("own.file");
    }

    @Test
    void anInterruptionInMidPhaseReportsWhatWasDoneAndExits130() throws Exception {
        write(
                "validation/own.yaml",
                """
                phase: 7
                title: Own
                checks:
                  - {id: own.done, title: Done, kind: file, with: {path: there.txt}}
                  - id: own.endless
                    title: Endless
                    kind: file
                    with: {path: never.txt}
                    retry: {every: 20ms, for: 50m}
                """);
        Watching watching = new Watching();
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Path report = folder.resolve("run.json");
        Thread tool =
                watching.start(
                        exit,
                        "validate",
                        "--phase",
                        "7",
                        "--report",
                        "ndjson",
                        "--report",
                        "json=" + report,
                        "--project",
                        folder.toString());
        watching.await("own.done");
        watching.await("own.done");

        tool.interrupt();

        assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.INTERRUPTED);
        JsonValue json = json(Files.readString(report));
        assertThat(json.get("complete")).hasToString("Optional[Flag[value=false]]");
        assertThat(json.get("phases").orElseThrow().toString())
                .contains("own.done")
                .doesNotContain("own.endless");
    }

    @Test
    void aWatchRunsAgainWhenAFileChangesAndEndsWhenItIsInterrupted() throws Exception {
        write("validation/own.yaml", PASSING);
        Watching watching = new Watching();
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread tool =
                watching.start(
                        exit,
                        "validate",
                        "--phase",
                        "7",
                        "--watch",
                        "--every",
                        "600",
                        "--project",
                        folder.toString());
        watching.await("2 passed");

        write(".env.local", "OWN_WORD=bye\n");
        watching.await("1 failed");
        write("validation/own.yaml", "phase: x\n");
        watching.awaitError("own.yaml:1:8: 'phase' must be a whole number, not 'x'");
        write("validation/own.yaml", PASSING);
        write(".env.local", "OWN_WORD=hello\n");
        watching.await("2 passed");
        tool.interrupt();

        assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.INTERRUPTED);
    }

    private static JsonValue json(String text) {
        try {
            return Json.parse("test", text);
        } catch (MalformedJson e) {
            throw new AssertionError(text, e);
        }
    }

    private Run validate(String... options) {
        List<String> words = new ArrayList<>(List.of("validate"));
        words.addAll(List.of(options));
        words.addAll(List.of("--project", folder.toString()));
        return Run.in(Map.of("PATH", ""), words.toArray(String[]::new));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /// A run on a thread of its own whose lines are seen as they come.
    private static final class Watching {
        private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> err = new LinkedBlockingQueue<>();

        Thread start(CompletableFuture<Integer> exit, String... words) {
            Streams streams =
                    new Streams(
                            new ByteArrayInputStream(new byte[0]),
                            Streams.Sink.pipe(new Lines(out)),
                            Streams.Sink.pipe(new Lines(err)));
            Thread thread =
                    new Thread(() ->
                            exit.complete(Main.run(List.of(words), streams, Map.of(), Run.CLOCK)));
            thread.start();
            return thread;
        }

        void await(String text) throws InterruptedException {
            await(out, text);
        }

        void awaitError(String text) throws InterruptedException {
            await(err, text);
        }

        private static void await(BlockingQueue<String> lines, String text)
                throws InterruptedException {
            while (true) {
                String line = lines.poll(20, TimeUnit.SECONDS);
                assertThat(line).as("waiting for %s", text).isNotNull();
                if (line.contains(text)) {
                    return;
                }
            }
        }
    }

    /// Splits what is written into lines.
    private static final class Lines extends OutputStream {
        private final BlockingQueue<String> lines;
        private final StringBuilder line = new StringBuilder();

        Lines(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            for (char c : new String(bytes, from, length, StandardCharsets.UTF_8).toCharArray()) {
                if (c == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append(c);
                }
            }
        }
    }
}
