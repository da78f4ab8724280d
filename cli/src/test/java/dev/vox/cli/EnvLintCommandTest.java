package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class EnvLintCommandTest {
    private static final String SECRET = "sk-4f9a81c2";
    private static final String OTHER_SECRET = "hunter2hunter2";

    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path temporary;
    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void git(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        Process git = new ProcessBuilder(line).directory(project.toFile()).inheritIO().start();
        assertThat(git.waitFor(Duration.ofSeconds(30))).isTrue();
        assertThat(git.exitValue()).isZero();
    }

    /// A project with a mistake of most kinds.
    private void wrong() throws Exception {
        git("init", "-q");
        write(
                ".env.defaults",
                """
                REDIS_HOST=localhost
                REDIS_URL=redis://:${REDIS_PASSWORD:-hunter2hunter2}@${REDIS_HOST}:6379
                OPENAI_API_KEY=changeme
                METRICS_TOKEN=sk-4f9a81c2
                ORCHESTRATOR_MODE=agent
                """);
        write(".env.models/.env.piper", "PIPER VOICE=amy\r\n");
        write(
                ".env.local",
                """
                REDIS_HOST=redis.lan
                REDIS_PASSWORD=hunter2hunter2
                WORKER_GRCP_PORT=7100
                WORKER_GRPC_PORT=abc
                WORKER_GRPC_PORT=abc
                GREETING=${NAME:?say who}
                A=${B}
                B=${A}\
                """);
        git("add", ".env.defaults");
    }

    private Run lint(String... options) {
        List<String> line =
                new ArrayList<>(List.of("env", "lint", "--project", project.toString()));
        line.addAll(List.of(options));
        return Run.vox(line.toArray(String[]::new));
    }

    @Test
    void findings() throws Exception {
        wrong();

        Run plain = lint("--plain");

        assertThat(plain.exit()).isEqualTo(1);
        assertThat(plain.err()).isEmpty();
        golden.matches("plain", plain.out());
        golden.matches("json", lint("--json").out());
        golden.matches(
                "human",
                Run.atTerminal("env", "lint", "--color=never", "--project", project.toString())
                        .out());
    }

    @Test
    void fixes() throws Exception {
        wrong();

        golden.matches("dry-run", lint("--fix", "--dry-run", "--json").out());
        assertThat(Files.readString(project.resolve(".env.local"))).endsWith("B=${A}");
        golden.matches(
                "human",
                Run.atTerminal(
                                "env",
                                "lint",
                                "--fix",
                                "--color=never",
                                "--project",
                                project.toString())
                        .out());
        assertThat(Files.readString(project.resolve(".env.local")))
                .contains("WORKER_GRPC_PORT=abc\nGREETING")
                .endsWith("B=${A}\n");
        assertThat(lint("--fix", "--json").out()).contains("\"mended\":[]");
        golden.matches("plain-afterwards", lint("--plain").out());
    }

    @Test
    void noSecretIsEverShown() throws Exception {
        wrong();
        StringBuilder shown = new StringBuilder();
        for (String form : List.of("--plain", "--json", "--quiet", "--verbose")) {
            for (Run run : List.of(lint(form), lint(form, "--fix", "--dry-run"))) {
                shown.append(run.out()).append(run.err());
            }
        }
        Run terminal = Run.atTerminal("env", "lint", "--fix", "--project", project.toString());
        shown.append(terminal.out()).append(terminal.err());

        assertThat(shown).contains("METRICS_TOKEN", "REDIS_URL");
        assertThat(shown).doesNotContain(SECRET, OTHER_SECRET);
    }

    @Test
    void aWrongModelIsFoundAmongTheOthers() throws Exception {
        write(".env.local", "DEFAULT_MODEL=pipper\nA=${\n");

        assertThat(lint("--plain").out())
                .contains(
                        ".env.local\t1\twrong-configuration\terror\t\tDEFAULT_MODEL=pipper: no such"
                                + " model\tdid you mean 'piper'?",
                        ".env.local\t2\tbad-template\terror\tA\t");
    }

    @Test
    void aWrongProfileHidesNoOtherMistake() throws Exception {
        write("profiles/own.yaml", "name: own\nextends: mock\nenvv: {A: b}\n");
        write(".env.local", "A B=1\n");

        assertThat(lint("--plain").out())
                .contains(
                        "profiles/own.yaml\t3\twrong-configuration\terror\t\tunknown key 'envv'",
                        ".env.local\t1\tmalformed-line\terror");
    }

    @Test
    void aVariableOfAProfileIsKnown() throws Exception {
        write("profiles/own.yaml", "name: own\nextends: mock\nenv: {OWN_LENGTH_SCALE: 1}\n");
        write(".env.local", "OWN_LENGHT_SCALE=2\n");

        assertThat(lint("--plain").out()).contains("did you mean OWN_LENGTH_SCALE?");
    }

    @Test
    void aCleanProjectAndAnEmptyFolderHaveNothingToMend() throws Exception {
        assertThat(lint().exit()).isZero();
        assertThat(lint().out()).isEmpty();

        git("init", "-q");
        write(".env.defaults", "LOG_LEVEL=debug\n");
        Run terminal =
                Run.atTerminal("env", "lint", "--color=never", "--project", project.toString());

        assertThat(terminal.out()).isEqualTo("nothing to mend in 1 file\n");
        assertThat(terminal.exit()).isZero();
    }

    @Test
    void warningsCountWhenStrict() throws Exception {
        write(".env.defaults", "LOG_LEVLE=debug\n");

        assertThat(lint().exit()).isZero();
        assertThat(lint("--strict").exit()).isEqualTo(1);
    }

    @Test
    void whatGitCannotSayIsSkippedAndSaid() throws Exception {
        write(".env.defaults", "OPENAI_API_KEY=sk-4f9a81c2\n");

        Run run = lint("--plain");

        assertThat(run.err())
                .isEqualTo(
                        """
                        tracked-secret was skipped: no git repository
                        not-ignored was skipped: no git repository
                        """);
        assertThat(run.out()).doesNotContain("tracked-secret");
    }

    @Test
    void aFileOfTheCommandLineIsLookedAtToo() throws Exception {
        write("further.env", "LOG_LEVEL=loud\n");

        Run run = lint("--plain", "--env-file", project.resolve("further.env").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("bad-value").contains("LOG_LEVEL=loud");
        assertThat(lint("--plain", "--env-file", "nowhere.env").out())
                .startsWith("nowhere.env\t\tunreadable-file\terror\t\tno such file\t");
    }

    @Test
    void theProcessIsLookedAtAsWell() {
        Run run =
                Run.in(
                        Map.of("VOX_PROJECT", project.toString(), "TTL_MS", "soon"),
                        "env",
                        "lint",
                        "--plain");

        assertThat(run.out()).startsWith("environment\t\tbad-value\terror\tTTL_MS\tTTL_MS=soon: ");
    }

    @Test
    void aTrialWithoutAFixIsAUsageError() {
        Run run = lint("--dry-run");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("error: --dry-run says what --fix would do")
                .contains("hint: vox env lint --fix --dry-run");
    }
}
