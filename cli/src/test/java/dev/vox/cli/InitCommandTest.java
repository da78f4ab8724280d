package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class InitCommandTest {
    private static final List<String> ALL =
            List.of(
                    ".env.defaults",
                    ".env.local.example",
                    ".gitignore",
                    "profiles/README.md",
                    "validation/phase-7.yaml");

    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path temporary;
    private Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = temporary.toRealPath().resolve("project");
    }

    @Test
    void an_empty_folder_gets_every_file() throws IOException {
        Run run = init();

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(files().keySet()).containsExactlyElementsOf(ALL);
        assertThat(Files.getPosixFilePermissions(folder.resolve(".env.defaults")))
                .isEqualTo(
                        Files.getPosixFilePermissions(
                                Files.createFile(temporary.resolve("usual"))));
    }

    @Test
    void the_template_of_containers_adds_its_files() throws IOException {
        Run dry = init("--template", "compose", "--dry-run");
        assertThat(folder).doesNotExist();

        Run run = init("--template", "compose");

        assertThat(run.exit()).isZero();
        assertThat(dry.out().lines()).hasSameSizeAs(run.out().lines().toList());
        assertThat(files().keySet())
                .containsAll(ALL)
                .contains(
                        "docker-compose.yml",
                        "docker/vox/Dockerfile",
                        "docker/redis/Dockerfile",
                        "docker/redis/redis.conf",
                        ".dockerignore",
                        "README.md")
                .hasSize(ALL.size() + 6);
    }

    @Test
    void a_template_that_there_is_not_is_a_usage_problem() {
        Run run = init("--template", "compse");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("error: unknown template 'compse'\n")
                .contains("hint: did you mean 'compose'? there are: project, compose\n");
        assertThat(folder).doesNotExist();
    }

    @Test
    void a_second_run_says_that_everything_is_there() throws IOException {
        init();
        Map<String, String> before = files();

        Run again = init();

        assertThat(again.exit()).isZero();
        assertThat(again.out().lines())
                .containsExactlyElementsOf(
                        ALL.stream().map(file -> "file\t" + file + "\tunchanged").toList());
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void line_endings_make_no_difference() throws IOException {
        init();
        Path file = folder.resolve(".env.defaults");
        String windows = Files.readString(file).replace("\n", "\r\n");
        Files.writeString(file, windows);

        assertThat(init("--force").out()).contains("file\t.env.defaults\tunchanged");
        assertThat(file).hasContent(windows);
    }

    @Test
    void the_result_has_three_forms() throws IOException {
        existing();

        golden.matches("plain", shown(init("--force", "--dry-run")));
        golden.matches("json", shown(init("--json", "--dry-run")));
        golden.matches("human", shown(Run.atTerminal("--color=never", "init", folder.toString())));
    }

    @Test
    void a_file_that_differs_is_left_and_the_answer_is_no() throws IOException {
        existing();

        Run run = init();

        assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out()).contains("file\t.env.defaults\tleft", "\t-DEFAULT_MODEL=piper");
        assertThat(files().get(".env.defaults")).isEqualTo("DEFAULT_MODEL=piper\n");
        assertThat(files().keySet()).containsAll(ALL);
    }

    @Test
    void force_overwrites_and_keeps_the_permissions() throws IOException {
        existing();
        Path file = folder.resolve(".env.defaults");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        Run run = init("--force");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("file\t.env.defaults\toverwritten");
        assertThat(file).content().contains("DEFAULT_MODEL=kevin");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_overwritten_is_kept_every_time() throws IOException {
        existing();
        init("--force");
        Path file = folder.resolve(".env.defaults");
        Files.writeString(file, "DEFAULT_MODEL=mock\n");

        Run again = init("--force");

        assertThat(again.out()).contains("kept\t.env.defaults\t.env.defaults.before-init-2\n");
        assertThat(folder.resolve(".env.defaults.before-init")).hasContent("DEFAULT_MODEL=piper\n");
        assertThat(folder.resolve(".env.defaults.before-init-2"))
                .hasContent("DEFAULT_MODEL=mock\n");
        assertThat(init("--force").out()).doesNotContain("kept");
    }

    @Test
    void a_project_above_is_named() throws IOException {
        Path above = folder.resolveSibling("above");
        Path inner = above.resolve("a/b");
        Files.createDirectories(inner);
        Files.writeString(above.resolve("vox.yaml"), "");

        Run run = Run.vox("init", inner.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "note: %s lies in the project %s; in it, vox uses this one\n"
                                .formatted(inner, above));
    }

    @Test
    void ignored_lines_are_added_behind_those_that_are_there_and_never_twice() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(".gitignore");
        Files.writeString(file, "target/\r\n.env  \r\n!keep");

        assertThat(init().out()).contains("file\t.gitignore\textended");
        assertThat(Files.readString(file))
                .isEqualTo("target/\r\n.env  \r\n!keep\r\n.env.local\r\n.vox/\r\n");
        assertThat(init().out()).contains("file\t.gitignore\tunchanged");
    }

    @Test
    void a_dry_run_writes_nothing_and_says_the_same() throws IOException {
        existing();
        Map<String, String> before = files();

        Run dry = init("--force", "--dry-run");

        assertThat(files()).isEqualTo(before);
        assertThat(init("--force").out()).isEqualTo(dry.out());
    }

    @Test
    void a_dry_run_does_not_even_make_the_folder() {
        assertThat(init("--dry-run").exit()).isZero();
        assertThat(folder).doesNotExist();
    }

    @Test
    void secrets_in_a_file_that_differs_are_not_shown() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(".env.defaults"),
                """
                OPENAI_API_KEY=sk-secret-1
                # HF_TOKEN=sk-secret-2
                export DB_PASSWORD='sk-secret-3
                sk-secret-4'
                PIN=sk-secret-5 # @sensitive
                my-key: "sk-secret-6"
                MODE=kept
                """);

        Run run = init();

        assertThat(run.out()).contains("\t-OPENAI_API_KEY=***", "\t-MODE=kept");
        assertThat(run.out() + init("--json").out() + atTerminal()).doesNotContain("sk-secret");
    }

    @Test
    void a_secrets_text_is_not_shown_wherever_it_stands() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(".env.defaults"),
                """
                URL=http://u:pw12345678@h
                TOK=topsecret123
                REF=abc-topsecret123-x
                AUTH="Bearer topsecret456"
                PLAIN=marked-789
                # it was topsecret123
                MY_SECRET=topsecret123
                export OTHER_TOKEN='topsecret456'
                ODD=marked-789 # @sensitive
                MODE=kept
                """);

        for (Run run :
                List.of(
                        init("--dry-run"),
                        init("--json"),
                        Run.atTerminal("init", folder.toString()),
                        init("--force"))) {
            assertThat(run.out())
                    .contains("-URL=http://u:***@h", "-TOK=***", "-REF=abc-***-x", "-MODE=kept")
                    .contains("-PLAIN=***", "-# it was ***")
                    .doesNotContain("topsecret", "pw12345678", "marked-789");
        }
    }

    @Test
    void what_is_in_the_way_is_said_at_once_and_nothing_is_written() throws IOException {
        Files.createDirectories(folder.resolve(".env.defaults"));
        Files.writeString(folder.resolve("profiles"), "a file");
        Files.createSymbolicLink(folder.resolve(".gitignore"), temporary.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("validation"), temporary);

        Run run = init("--force");

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.out()).isEmpty();
        golden.matches(run.err());
        assertThat(folder.resolve(".env.local.example")).doesNotExist();
        assertThat(temporary.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Files.writeString(folder, "a file");

        assertThat(init().exit()).isEqualTo(ExitCode.USAGE);
        assertThat(init().err()).startsWith("error: DIR is not a folder: " + folder);
        Run below = Run.vox("init", folder.resolve("below").toString());
        assertThat(below.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(below.err()).startsWith("error: [" + folder + "] a file, not a folder\n");
    }

    @Test
    void a_folder_that_cannot_be_made_leaves_nothing_behind() {
        Run run = Run.vox("init", "/proc/vox/project");

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).startsWith("error: [/proc").contains("hint: ");
    }

    @Test
    void an_ignore_file_that_is_no_text_is_not_spoilt() throws IOException {
        Files.createDirectories(folder);
        byte[] latin = "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve(".gitignore"), latin);

        Run run = init();

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).startsWith("error: [.gitignore] not UTF-8 text");
        assertThat(folder.resolve(".gitignore")).hasBinaryContent(latin);
        assertThat(files().keySet()).containsExactly(".gitignore");
    }

    @Test
    void a_link_to_a_folder_is_a_folder() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Files.createSymbolicLink(folder, real);

        assertThat(init().exit()).isZero();
        assertThat(real.resolve("profiles/README.md")).exists();
    }

    private void existing() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(".env.defaults"), "DEFAULT_MODEL=piper\n");
        Files.writeString(folder.resolve(".gitignore"), "target/\n.env\n");
    }

    private Run init(String... options) {
        return Run.vox(
                Stream.concat(Stream.of("init", folder.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private String atTerminal() {
        return Run.atTerminal("init", folder.toString()).out();
    }

    /// The result with the folder, which is another in each run, taken out.
    private String shown(Run run) {
        return run.out().replace(folder.toString(), "/work/project");
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
