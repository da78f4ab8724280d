package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// No secret reaches stdout, stderr or the project's state unless that is asked for.
class SecretScanTest {
    /// Every secret of the project holds this word and no other text does.
    private static final String WORD = "tangerine";

    private static final Map<String, String> PROCESS =
            Map.of("OPENAI_API_KEY", "sk-tangerine-process", "PATH", "/usr/bin:/bin");

    @TempDir Path project;

    @BeforeEach
    void fill() throws IOException {
        write(
                ".env.defaults",
                """
                REDIS_PASSWORD=${REDIS_SECRET:-tangerine-default}
                REDIS_URL=redis://:${REDIS_PASSWORD}@localhost:6379/0
                OTHER_URL=redis://:${OTHER_PASSWORD:-tangerine-word}@localhost:6379/0
                PLAIN_URL=https://somebody:tangerine-url@example.org/x
                WEBHOOK=https://example.org/tangerine-hook # @sensitive
                COPY=see tangerine-default and https://example.org/tangerine-hook
                FROM=${WEBHOOK}?a=b
                """);
        write(".env", "SIGNING_SECRET='tangerine old'\n");
        write(".env.local", "SIGNING_SECRET=\"tangerine\nof lines\"\n");
        write(
                "other.env",
                "REDIS_PASSWORD=tangerine-other\nWEBHOOK=tangerine-hook2 # @sensitive\n");
        Files.createDirectory(project.resolve("profiles"));
        write(
                "profiles/own.yaml",
                """
                name: own
                extends: mock
                env:
                  VOICE_TOKEN: tangerine-profile
                  VOICE_URL: https://x/${OTHER_TOKEN:-tangerine-word}?t=tangerine-profile
                """);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("env", "list"),
                List.of("env", "list", "--all"),
                List.of("env", "list", "--expand", "compose"),
                List.of("env", "list", "--env", "MY_TOKEN=tangerine-flag"),
                List.of("env", "explain", "REDIS_PASSWORD"),
                List.of("env", "explain", "REDIS_SECRET"),
                List.of("env", "explain", "REDIS_URL"),
                List.of("env", "explain", "OTHER_URL"),
                List.of("env", "explain", "OTHER_PASSWORD"),
                List.of("env", "explain", "PLAIN_URL"),
                List.of("env", "explain", "WEBHOOK"),
                List.of("env", "explain", "COPY"),
                List.of("env", "explain", "FROM"),
                List.of("env", "explain", "SIGNING_SECRET"),
                List.of("env", "explain", "OPENAI_API_KEY"),
                List.of("env", "diff"),
                List.of("env", "diff", "--all"),
                List.of("env", "diff", "other.env", "."),
                List.of("env", "diff", "defaults", "other.env"),
                List.of("env", "export", "--all"),
                List.of("env", "export", "--format", "shell"),
                List.of("env", "export", "--format", "json"),
                List.of("env", "export", "--format", "github"),
                List.of("env", "export", "--format", "docker"),
                List.of("env", "export", "-o", "-"),
                List.of("env", "list", "--envv", "OPENAI_API_KEY=sk-tangerine-misplaced"),
                List.of("env", "explain", "REDIS_URL", "MY_TOKEN=sk-tangerine-misplaced"),
                List.of("dev", "--env", "OPENAI_API_KEY=sk-tangerine-flag", "--no-such-option"),
                List.of("env", "explain", "VOICE_URL", "--env", "DEFAULT_MODEL=own"),
                List.of("env", "lint", "--strict"),
                List.of("env", "lint", "--expand", "compose"),
                List.of("dev", "--dry-run"),
                List.of("dev", "own", "--dry-run"),
                List.of("profile", "list"),
                List.of("profile", "show", "own"),
                List.of("status"),
                List.of("logs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--color=always", "--plain", "--json", "--verbose"})
    void commands_show_no_secret(String form) throws IOException {
        for (List<String> command : commands().toList()) {
            assertThat(vox(command, form)).as("%s %s", command, form).doesNotContain(WORD);
        }
        assertThat(state()).doesNotContain(WORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API_TOKEN=\"tangerine-unterminated\nX=1\n",
                "API_TOKEN='tangerine-unterminated\n",
                "API_TOKEN=tangerine-template ${\n",
                "API_TOKEN=${X!tangerine-operator}\n",
                "A=${X_TOKEN:-tangerine-open\n",
                "A_PASSWORD=tangerine-required\nA=${B:?needs ${A_PASSWORD}}\n",
                "A_PASSWORD=tangerine-number\nWORKER_GRPC_PORT=${A_PASSWORD}\n",
                "A_PASSWORD=tangerine-mode\nORCHESTRATOR_MODE=tangerine-mode\n",
                "A KEY=tangerine-blank\n",
                "A%KEY=tangerine-percent\n",
                "A_KEY=${A_KEY2}tangerine-circle\nA_KEY2=${A_KEY}\n"
            })
    void mistakes_quote_no_secret(String mistaken) throws IOException {
        write(".env.local", mistaken);
        for (String form : List.of("--color=always", "--plain", "--json", "--verbose")) {
            for (List<String> command :
                    List.of(
                            List.of("env", "list"),
                            List.of("env", "explain", "A_PASSWORD"),
                            List.of("env", "explain", "API_TOKEN"),
                            List.of("env", "explain", "A_KEY"),
                            List.of("env", "explain", "worker.grpc-port"),
                            List.of("env", "explain", "orchestrator.mode"),
                            List.of("env", "lint"),
                            List.of("env", "diff"),
                            List.of("dev", "--dry-run"),
                            List.of("env", "export"),
                            List.of("env", "run", "--", "true"))) {
                assertThat(vox(command, form)).as("%s %s", command, form).doesNotContain(WORD);
            }
        }
        assertThat(state()).doesNotContain(WORD);
    }

    @Test
    void reveal_is_what_shows_them() {
        for (String command : List.of("list", "diff", "export")) {
            assertThat(vox(List.of("env", command, "--reveal"), "--plain")).contains(WORD);
        }
        assertThat(vox(List.of("env", "explain", "WEBHOOK", "--reveal"), "--json")).contains(WORD);
    }

    private String vox(List<String> command, String form) {
        List<String> args = new ArrayList<>(command);
        args.addAll(2 > args.size() ? 1 : 2, List.of(form, "--project", project.toString()));
        Run run = Run.in(PROCESS, args.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isNotEqualTo(ExitCode.BUG);
        return run.out() + run.err();
    }

    /// Everything below `.vox`.
    private String state() throws IOException {
        Path state = project.resolve(".vox");
        if (!Files.exists(state)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(state)) {
            StringBuilder text = new StringBuilder();
            files.filter(Files::isRegularFile).forEach(file -> text.append(read(file)));
            return text.toString();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
