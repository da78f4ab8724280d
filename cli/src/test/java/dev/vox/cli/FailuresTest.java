package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.output.Stderr;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class FailuresTest {
    private static final Build BUILD = new Build("0.1.0", "3f2a9c", "25.0.3");

    @TempDir Path project;

    @Test
    void aWrongSettingIsExit3() {
        assertThat(report(new InvalidConfiguration(".env.local:7: PORT is not a number: 'x'")))
                .isEqualTo(new Run(3, "", "error: .env.local:7: PORT is not a number: 'x'\n"));
    }

    @Test
    void everyMistakeOfAFileIsALine() {
        assertThat(report(new InvalidConfiguration("vox.yaml has 2 mistakes\n1:1: a\n2:1: b")))
                .isEqualTo(new Run(3, "", "error: vox.yaml has 2 mistakes\n  1:1: a\n  2:1: b\n"));
    }

    @Test
    void aMissingPrerequisiteIsExit4AndSaysWhatToDo() {
        assertThat(
                        report(
                                new MissingPrerequisite(
                                        "port 8080 is taken by pid 12",
                                        "set ORCHESTRATOR_WS_PORT")))
                .isEqualTo(
                        new Run(
                                4,
                                "",
                                """
                                error: port 8080 is taken by pid 12
                                hint: set ORCHESTRATOR_WS_PORT
                                """));
    }

    @Test
    void aFailedOperationIsExit5AndShowsItsTraceOnlyWhenAsked() {
        OperationFailed failure = new OperationFailed("worker crashed", null, new IOException());

        assertThat(report(failure)).isEqualTo(new Run(5, "", "error: worker crashed\n"));
        assertThat(report(failure, true).err())
                .startsWith("error: worker crashed\n")
                .contains("Caused by: java.io.IOException");
    }

    @Test
    void aWrongCommandLineIsExit2AndShowsTheUsage() {
        assertThat(report(new UsageProblem("unknown option '--x'", null, "vox say TEXT")))
                .isEqualTo(new Run(2, "", "error: unknown option '--x'\nusage: vox say TEXT\n"));
    }

    @Test
    void anInterruptionIsExit130WithoutAWord() {
        assertThat(report(new InterruptedException())).isEqualTo(new Run(130, "", ""));
        assertThat(report(new OperationFailed("x", null, new InterruptedException())))
                .isEqualTo(new Run(130, "", ""));
        assertThat(report(new UncheckedIOException(new ClosedByInterruptException())))
                .isEqualTo(new Run(130, "", ""));
    }

    @Test
    void aBugIsExit70AndLeavesAReport() throws IOException {
        Path file = project.resolve(".vox/logs/bug-2026-03-01T101530Z.txt");

        assertThat(report(new IllegalStateException("no such state")))
                .isEqualTo(
                        new Run(
                                70,
                                "",
                                """
                                error: vox made a mistake: no such state
                                hint: the report lies in %s
                                """
                                        .formatted(file)));
        assertThat(file)
                .content()
                .startsWith(
                        """
                        vox 0.1.0 (build 3f2a9c, JDK 25.0.3)
                        time: 2026-03-01T10:15:30Z
                        arguments: [say, --env, API_KEY=***]

                        java.lang.IllegalStateException: no such state
                        """)
                .contains("FailuresTest");
        assertThat(Files.getPosixFilePermissions(project.resolve(".vox")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aSecondBugInTheSameSecondKeepsTheFirstReport() throws IOException {
        report(new IllegalStateException("first"));
        report(new IllegalStateException("second"));

        try (Stream<Path> reports = Files.list(project.resolve(".vox/logs"))) {
            assertThat(reports.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "bug-2026-03-01T101530Z.txt", "bug-2026-03-01T101530Z-2.txt");
        }
    }

    @Test
    void aReportThatCannotLieInTheProjectLiesInTheTemporaryFolder() throws IOException {
        Files.writeString(project.resolve(".vox"), "a file where the folder should be");

        Run run = report(new IllegalStateException());

        Path file = Path.of(run.err().lines().toList().get(1).replaceFirst(".* lies in ", ""));
        assertThat(run.err()).startsWith("error: vox made a mistake\n");
        assertThat(file).content().contains("IllegalStateException");
        assertThat(file.startsWith(project)).isFalse();
        Files.delete(file);
    }

    @Test
    void aBugShowsItsTraceWhenAsked() {
        assertThat(report(new StackOverflowError(), true).err())
                .contains("java.lang.StackOverflowError", "FailuresTest");
    }

    private Run report(Throwable thrown) {
        return report(thrown, false);
    }

    private Run report(Throwable thrown, boolean verbose) {
        Run.Recorder recorder = new Run.Recorder(false);
        BugReports reports =
                new BugReports(
                        Redaction.of(List.of("say", "--env", "API_KEY=hunter2"), Map.of()),
                        project.toString(),
                        () -> BUILD,
                        Run.CLOCK);
        Stderr stderr = new Stderr(recorder.streams().err(), false);
        return recorder.run(new Failures(stderr, verbose, reports).report(thrown));
    }
}
