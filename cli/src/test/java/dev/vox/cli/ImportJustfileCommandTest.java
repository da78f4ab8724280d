package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ImportJustfileCommandTest {
    private static final String SAMPLE =
            """
            COMPOSE := "docker compose"
            import 'more.just'
            alias t := test

            # Start with a model
            dev model="piper" mode="agent":
                {{COMPOSE}} up -d

            # Start and stay
            dev-fg model="piper":
                {{COMPOSE}} up

            # Free the disk
            dev-clean:
                {{COMPOSE}} down -v

            down:
                {{COMPOSE}} down

            # Run the tests
            test *args:
                uv run pytest {{args}}

            deploy target $API_TOKEN="token-1":
                #!/usr/bin/env bash
                ./deploy.sh {{target}}

            ship: test (deploy "prod")

            _sub +files:
                touch {{files}}
            """;

    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path temporary;
    private Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void the_result_has_three_forms() throws IOException {
        Files.writeString(folder.resolve("justfile"), SAMPLE);

        golden.matches("human", shown(Run.atTerminal(line("--color=never"))));
        golden.matches("plain", shown(Run.vox(line())));
        golden.matches("json", shown(Run.vox(line("--json"))));
    }

    @Test
    void a_default_that_may_be_a_secret_is_not_shown() throws IOException {
        Files.writeString(folder.resolve("justfile"), SAMPLE);

        assertThat(Run.vox(line("--json")).out()).contains("\"***\"").doesNotContain("token-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"justfile", "Justfile", ".justfile"})
    void the_projects_own_file_is_found(String name) throws IOException {
        Files.writeString(folder.resolve(name), "stop:\n");

        assertThat(Run.vox(line()).out()).startsWith("stop\tcommand\tvox stop\t");
    }

    @Test
    void another_file_may_be_named() throws IOException {
        Path file = Files.writeString(folder.resolve("old.just"), "dev-stop:\n");

        Run run = Run.in(Map.of(), "import", "justfile", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo("dev-stop\tcommand\tvox stop\tthe old name goes on to work\t1\n");
    }

    @Test
    void a_missing_file_says_where_it_was_looked_for() {
        Run none = Run.vox(line());
        Run named = Run.vox("import", "justfile", folder + "/none");

        assertThat(none.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(none.err())
                .isEqualTo(
                        "error: [%s] no justfile\nhint: looked for justfile, Justfile, .justfile; name another: vox import justfile FILE\n"
                                .formatted(folder));
        assertThat(named.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(named.err()).isEqualTo("error: [%s/none] no such file\n".formatted(folder));
    }

    @Test
    void a_file_that_cannot_be_read_as_text_is_refused() throws IOException {
        Path folderInstead = Files.createDirectory(folder.resolve("justfile"));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});

        assertThat(Run.vox(line()).err())
                .isEqualTo("error: [%s] a folder, not a file\n".formatted(folderInstead));
        assertThat(Run.vox("import", "justfile", binary.toString()).err())
                .startsWith("error: [%s] not UTF-8 text\n".formatted(binary));
    }

    @Test
    void every_mistake_is_said_with_its_line() throws IOException {
        Files.writeString(folder.resolve("justfile"), "a b\n    echo\n\n1:\nc: (d\n");

        Run run = Run.vox(line());

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.out()).isEmpty();
        golden.matches(run.err());
    }

    @Test
    void a_file_without_recipes_says_so() throws IOException {
        Files.writeString(folder.resolve("justfile"), "");

        assertThat(Run.atTerminal(line("--color=never")).out())
                .isEqualTo("There is no recipe in it.\n");
        assertThat(Run.vox(line()).out()).isEmpty();
    }

    private String[] line(String... options) {
        String[] line = new String[options.length + 4];
        System.arraycopy(options, 0, line, 4, options.length);
        line[0] = "import";
        line[1] = "justfile";
        line[2] = "--project";
        line[3] = folder.toString();
        return line;
    }

    private String shown(Run run) {
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out().replace(folder.toString(), "/work/project");
    }
}
