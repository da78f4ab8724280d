package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class DoctorCommandTest {
    private static final Map<String, String> PROCESS = Map.of("PATH", "/usr/bin:/bin");
    private static final String SECRET = "tangerine-of-the-project";

    @TempDir Path project;

    private Run doctor(String... options) {
        return doctor(PROCESS, options);
    }

    private Run doctor(Map<String, String> environment, String... options) {
        return Run.in(environment, line(options));
    }

    private String[] line(String... options) {
        List<String> line = new ArrayList<>(List.of("doctor", "--project", project.toString()));
        line.addAll(List.of(options));
        return line.toArray(String[]::new);
    }

    /// A run whose stderr is a terminal where somebody types.
    private Run answering(String typed, String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams =
                new Streams(
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        Streams.Sink.pipe(out),
                        Streams.Sink.terminal(err, 100, StandardCharsets.UTF_8),
                        true);
        int exit = Main.run(List.of(line(options)), streams, PROCESS, Run.CLOCK);
        return new Run(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Map<String, JsonValue> checks(Run run) throws Exception {
        Map<String, JsonValue> checks = new LinkedHashMap<>();
        for (JsonValue check : Json.parse("stdout", run.out()).items("checks")) {
            checks.put(check.text("id").orElseThrow(), check);
        }
        return checks;
    }

    private String status(Run run, String id) throws Exception {
        return checks(run).get(id).text("status").orElseThrow();
    }

    private Path record(ProcessIdentity process) {
        RunFolder.create(new Project(project))
                .write(
                        new RunState(
                                process,
                                RunState.Phase.READY,
                                "embedded",
                                "legacy",
                                "mock",
                                "build",
                                Instant.parse("2026-03-01T10:00:00Z"),
                                List.of()));
        return project.resolve(".vox/run/stack.json");
    }

    private Path staleRecord() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        ProcessIdentity identity =
                new ProcessIdentity(gone.pid(), Instant.parse("2026-03-01T10:00:00Z"));
        gone.waitFor();
        return record(identity);
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void anEmptyFolderIsLookedAtAndLeftEmpty() throws Exception {
        Run run = doctor("--json");

        assertThat(status(run, "project.record")).isEqualTo("pass");
        assertThat(run.err()).isEmpty();
        try (Stream<Path> files = Files.list(project)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void everythingThatIsNotWellHasACauseAndWhatToDo() throws Exception {
        staleRecord();
        write(".env.local", "OPENAI_API_KEY=changeme\nX=1\nX=1\n");

        Map<String, JsonValue> checks = checks(doctor("--json"));

        assertThat(checks.values())
                .filteredOn(check -> !check.text("status").orElseThrow().equals("pass"))
                .isNotEmpty()
                .allSatisfy(check -> {
                    assertThat(check.text("problem")).isPresent();
                    // What was skipped was not seen to be wrong, and may lack what nobody can get.
                    assertThat(check.text("fix").isPresent() || skipped(check)).isTrue();
                });
    }

    private static boolean skipped(JsonValue check) {
        return check.text("status").orElseThrow().equals("skip");
    }

    @Test
    void theKeysOfTheDocumentStay() throws Exception {
        JsonValue root = Json.parse("stdout", doctor("--json").out());

        assertThat(keys(root))
                .containsExactly(
                        "schemaVersion",
                        "version",
                        "project",
                        "startedAt",
                        "summary",
                        "checks",
                        "fixes",
                        "bundle");
        assertThat(keys(root.get("summary").orElseThrow()))
                .containsExactly(
                        "healthy", "strict", "checks", "pass", "fail", "warn", "skip", "blocked",
                        "error", "tookMs");
        assertThat(keys(root.items("checks").getFirst()))
                .containsExactly(
                        "id",
                        "title",
                        "section",
                        "kind",
                        "severity",
                        "status",
                        "tookMs",
                        "problem",
                        "fix",
                        "fixable",
                        "docs",
                        "evidence");
    }

    private static List<String> keys(JsonValue value) {
        return List.copyOf(((JsonValue.Members) value).values().keySet());
    }

    @Test
    void plainLinesAreTabSeparated() throws Exception {
        staleRecord();

        assertThat(doctor("--plain").out().lines())
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("check\twarn\trecommended\tproject.record\t")
                                .contains("crashed")
                                .contains("vox doctor --fix"));
    }

    @Test
    void aPersonSeesAChecklist() throws Exception {
        staleRecord();

        assertThat(Run.atTerminal(line("--color", "never")).out())
                .contains("Project\n")
                .contains("warn   The record of the stack speaks of one that runs")
                .contains("       the stack crashed, and its record is still there\n")
                .contains("       fix: let vox mend it: vox doctor --fix\n");
    }

    @Test
    void withoutATerminalAndWithoutYesNothingIsDone() throws Exception {
        Path record = staleRecord();

        Run run = doctor("--fix");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("nobody can be asked")
                .contains("rm .vox/run/stack.json")
                .contains("--yes");
        assertThat(record).exists();
    }

    @Test
    void theAnswerNoLeavesEverythingAsItIs() throws Exception {
        Path record = staleRecord();

        Run run = answering("n\n", "--fix");

        assertThat(run.err()).contains("rm .vox/run/stack.json").contains("Do all of it? [y/N]");
        assertThat(run.err()).contains("nothing was done");
        assertThat(record).exists();
    }

    @Test
    void theAnswerYesMendsItAndLooksAgain() throws Exception {
        Path record = staleRecord();

        Run run = answering("y\n", "--fix", "--json");

        assertThat(record).doesNotExist();
        assertThat(status(run, "project.record")).isEqualTo("pass");
        assertThat(run.out()).contains("\"done\":true");
    }

    @Test
    void yesDoesNotAsk() throws Exception {
        Path record = staleRecord();

        Run run = doctor("--fix", "--yes");

        assertThat(record).doesNotExist();
        assertThat(run.out()).contains("fix\tmended\t.vox/run/stack.json");
    }

    @Test
    void the_mode_of_a_file_that_is_removed_is_no_matter() throws Exception {
        Path record = write(".vox/run/stack.json", "{");
        Files.setPosixFilePermissions(record, PosixFilePermissions.fromString("rw-r--r--"));

        Run run = doctor("--fix", "--yes");

        assertThat(record).doesNotExist();
        assertThat(run.err()).contains("rm .vox/run/stack.json").doesNotContain("chmod 600");
        assertThat(run.out()).doesNotContain("not-mended");
    }

    @Test
    void theRecordOfAStackThatRunsIsLeftAlone() throws Exception {
        Path record = record(ProcessIdentity.current());
        String before = Files.readString(record);

        Run run = doctor("--fix", "--yes", "--json");

        assertThat(status(run, "project.record")).isEqualTo("pass");
        assertThat(record).hasContent(before);
    }

    @Test
    void whatOthersMayReadBecomesTheOwnersAlone() throws Exception {
        record(ProcessIdentity.current());
        Path state = project.resolve(".vox");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.delete(state.resolve(".gitignore"));

        Run run = doctor("--fix", "--yes", "--json");

        assertThat(status(run, "project.state-mode")).isEqualTo("pass");
        assertThat(status(run, "project.state-ignored")).isEqualTo("pass");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        assertThat(state.resolve(".gitignore")).hasContent("*");
    }

    @Test
    void whereNothingIsWrongNothingIsAsked() {
        Run run = doctor("--fix");

        assertThat(run.err()).contains("nothing was found that vox can mend by itself");
    }

    @Test
    void flagsThatHaveNoUseAreAMistake() {
        assertThat(doctor("--yes").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(doctor("--force").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void strictCountsWarnings() throws Exception {
        staleRecord();

        assertThat(doctor("--strict").exit()).isEqualTo(ExitCode.NEGATIVE);
    }

    @Test
    void anEngineThatNeverAnswersHoldsNobodyUp() throws Exception {
        Path socket = project.resolve("engine.sock");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));

            Run run =
                    doctor(
                            Map.of("PATH", "/usr/bin:/bin", "DOCKER_HOST", "unix://" + socket),
                            "--json");

            assertThat(status(run, "project.record")).isEqualTo("pass");
        }
    }

    @Test
    void anEngineThatNeverAnswersIsToldWhereAProjectNeedsOne() throws Exception {
        write("compose.yaml", "services:\n  worker:\n    image: scratch\n");
        Path socket = project.resolve("engine.sock");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));

            Run run =
                    doctor(
                            Map.of("PATH", "/usr/bin:/bin", "DOCKER_HOST", "unix://" + socket),
                            "--json");

            assertThat(status(run, "prerequisites.engine")).isIn("error", "skip", "fail");
            assertThat(checks(run).get("prerequisites.engine").text("problem")).isPresent();
            assertThat(status(run, "config.settings")).isEqualTo("pass");
        }
    }

    @Test
    void aBrokenFileOfVariablesIsTheFindingAndKeepsNothingElseFromBeingLookedAt() throws Exception {
        write(".env.local", "THIS IS NO LINE\nMY_TOKEN=" + SECRET + "\n");

        Run run = doctor("--json");

        assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(status(run, "config.env-lint")).isEqualTo("fail");
        assertThat(checks(run).get("config.env-lint").text("problem").orElseThrow())
                .contains(".env.local:1");
        assertThat(status(run, "config.settings")).isEqualTo("pass");
        assertThat(status(run, "config.model")).isEqualTo("pass");
        assertThat(status(run, "project.record")).isEqualTo("pass");
        assertThat(run.out() + run.err()).doesNotContain(SECRET);
    }

    @Test
    void aBrokenFileOfTheProjectIsTheFinding() throws Exception {
        write("vox.yaml", "project: [\n");

        Run run = doctor("--json");

        assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(status(run, "config.file")).isEqualTo("fail");
        assertThat(status(run, "config.env-lint")).isEqualTo("pass");
    }

    @Test
    void aPhaseOfTheProjectThatIsBrokenKeepsNobodyFromAnExamination() throws Exception {
        write("validation/phase-1.yaml", "phase: [\n");

        assertThat(status(doctor("--json"), "prerequisites.jdk")).isEqualTo("pass");
    }

    @Test
    void aFileOfVariablesIsMendedAndWhatItHeldIsKept() throws Exception {
        Path file = write(".env.local", "MY_TOKEN=" + SECRET + "\r\nMY_TOKEN=" + SECRET + "\r\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Run run = doctor("--fix", "--yes");

        assertThat(Files.readString(file)).isEqualTo("MY_TOKEN=" + SECRET + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run.out())
                .contains("check\tpass\trecommended\tconfig.env-warnings")
                .contains("fix\tmended\t.env.local\t")
                .contains(project.toRealPath() + "/.vox/backup/2026-03-01T101530Z/.env.local");
        assertThat(run.err()).contains("-MY_TOKEN=***").contains("chmod 600 .env.local");
        assertThat(run.out() + run.err()).doesNotContain(SECRET);
    }

    @Test
    void aReportIsNotWrittenOverAFile() throws Exception {
        Path file = write("report.zip", "mine");

        Run run = doctor("--bundle", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--force");
        assertThat(file).hasContent("mine");

        assertThat(doctor("--bundle", file.toString(), "--force").out()).contains("bundle\t");
        assertThat(Files.size(file)).isGreaterThan(1_000);
    }

    @Test
    void aReportThatCannotBeWrittenIsAMissingPrerequisite() {
        Run run = doctor("--bundle", project.resolve("none/report.zip").toString());

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).contains("its folder is not there").contains("mkdir -p");
    }
}
