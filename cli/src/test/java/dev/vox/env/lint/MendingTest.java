package dev.vox.env.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

class MendingTest {
    private static final String LOCAL = ".env.local";

    @TempDir Path root;
    private LintProject project;

    @BeforeEach
    void make() {
        project = new LintProject(root);
    }

    @Test
    void what_is_mended_is_gone_and_the_rest_stays_to_the_byte() throws Exception {
        project.file(
                        LOCAL,
                        "\ufeff# a comment  \r\n\r\n"
                                + "A = 1   \r\n"
                                + "B='x\n"
                                + "y'\r\n"
                                + "export A=1\r\n"
                                + "B=\"x\n"
                                + "y\"\r\n"
                                + "\tC=ü # kept\r\n"
                                + "D=4")
                .ignored(LOCAL);

        LintReport report = project.mend();

        assertThat(project.text(LOCAL))
                .isEqualTo("# a comment  \n\nA = 1   \nB='x\ny'\n\tC=ü # kept\nD=4\n");
        assertThat(report.mended())
                .extracting(mended -> mended.finding().place().label() + " " + mended.action())
                .containsExactly(
                        ".env.local remove the byte-order mark",
                        ".env.local end the lines with LF",
                        ".env.local end the last line",
                        ".env.local:6 remove line 6",
                        ".env.local:7 remove lines 7–8");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void mending_twice_is_mending_once() throws Exception {
        project.file(LOCAL, "A=1\nA=1\nA=1\nA_KEY=sk-4f9a").mode(LOCAL, "rw-r--r--");
        project.mend();
        String once = project.text(LOCAL);
        Object written = Files.getAttribute(root.resolve(LOCAL), "unix:ino");

        LintReport again = project.ignored(LOCAL).mend();

        assertThat(once).isEqualTo("A=1\nA_KEY=sk-4f9a\n");
        assertThat(project.text(LOCAL)).isEqualTo(once);
        assertThat(again.mended()).isEmpty();
        assertThat(Files.getAttribute(root.resolve(LOCAL), "unix:ino")).isEqualTo(written);
    }

    @Test
    void a_trial_says_the_same_and_changes_nothing() throws Exception {
        project.file(LOCAL, "A=1\nA=1").ignored(LOCAL);

        LintReport trial = Linter.run(project::subject, Linter.Fixing.TRIAL);

        assertThat(project.text(LOCAL)).isEqualTo("A=1\nA=1");
        assertThat(trial.mended()).extracting(LintReport.Mended::done).containsOnly(false);
        assertThat(trial.mended())
                .extracting(LintReport.Mended::action)
                .containsExactlyElementsOf(
                        project.mend().mended().stream().map(LintReport.Mended::action).toList());
    }

    @Test
    void the_mode_stays_and_no_temporary_file_does() throws Exception {
        project.file(LOCAL, "A=1").mode(LOCAL, "rw-rw-r--").ignored(LOCAL);

        project.mend();

        assertThat(mode(LOCAL)).isEqualTo("rw-rw-r--");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(LOCAL);
        }
    }

    @Test
    void a_secret_that_everybody_may_read_becomes_its_owners() throws Exception {
        project.file(LOCAL, "A_KEY=sk-4f9a\n").mode(LOCAL, "rw-r--r--").ignored(LOCAL);

        LintReport report = project.mend();

        assertThat(mode(LOCAL)).isEqualTo("rw-------");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void a_link_stays_a_link() throws Exception {
        Files.createDirectory(root.resolve("elsewhere"));
        project.file("elsewhere/local", "A=1").ignored(LOCAL);
        Files.createSymbolicLink(root.resolve(LOCAL), Path.of("elsewhere/local"));

        project.mend();

        assertThat(Files.isSymbolicLink(root.resolve(LOCAL))).isTrue();
        assertThat(Files.isRegularFile(root.resolve("elsewhere/local"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(project.text("elsewhere/local")).isEqualTo("A=1\n");
    }

    @Test
    void a_line_is_added_to_what_git_ignores() throws Exception {
        project.file(".env", "A=1\n").file(LOCAL, "B=1\n").file(".gitignore", "target/");

        project.mend();

        assertThat(project.text(".gitignore")).isEqualTo("target/\n.env\n.env.local\n");
    }

    @Test
    void what_a_removal_would_take_with_it_stays() throws Exception {
        String text =
                """
                A=1
                A=1 # why
                B=${A}
                B=${A}
                # @sensitive
                C=1
                # @sensitive
                C=1
                D="1" E="1"
                E="1" D="1"
                """;
        project.file(LOCAL, text).ignored(LOCAL);

        LintReport report = project.mend();

        assertThat(project.text(LOCAL)).isEqualTo(text);
        assertThat(report.mended()).isEmpty();
        assertThat(project.found("repeated-key")).hasSize(5);
    }

    @Test
    void a_comment_takes_a_finding_back() {
        project.file(
                        LOCAL,
                        "WORKER_GRCP_PORT=1 # vox: ignore unknown-key\n"
                                + "# vox: ignore duplicate-key, unknown-key\n"
                                + "LOG_LEVLE=1\n"
                                + "LOG_LEVLL=1\n")
                .ignored(LOCAL);

        LintReport report = project.report();

        assertThat(report.suppressed()).isEqualTo(2);
        assertThat(report.findings()).extracting(Finding::key).isEqualTo(List.of("LOG_LEVLL"));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(name)));
    }
}
