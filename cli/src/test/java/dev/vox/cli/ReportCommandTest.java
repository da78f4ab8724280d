package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.validate.report.ReportFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reports of a real run, written by it and made of its JSON report later.
@Timeout(60)
class ReportCommandTest {
    private static final String FILES =
            """
            phase: 7
            title: "Files | of # mine"
            checks:
              - id: own.there
                title: The file is there
                kind: file
                with: {path: there.txt}
              - id: own.missing
                title: The other file is there
                kind: file
                with: {path: "missing | <b> # \\u0007.txt"}
                fix: write it
              - id: own.wish
                title: A file that is nice to have is there
                kind: file
                with: {path: wish.txt}
                severity: recommended
              - id: own.skipped
                title: A file that nobody can look for is there
                kind: file
                with: {path: there.txt}
                needs: [env:NO_SUCH_VARIABLE]
            """;

    private static final String BLOCKED =
            """
            phase: 8
            title: Later
            needs: [phase-7]
            checks:
              - id: later.there
                title: The file is still there
                kind: file
                with: {path: there.txt}
            """;

    @TempDir Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve("validation"));
        Files.writeString(folder.resolve("vox.yaml"), "");
        Files.writeString(folder.resolve("there.txt"), "");
        Files.writeString(folder.resolve("validation/phase-7.yaml"), FILES);
        Files.writeString(folder.resolve("validation/phase-8.yaml"), BLOCKED);
    }

    private static String[] validate(Path folder, String... more) {
        return Stream.concat(
                        Stream.of("validate", "--project", folder.toString(), "--phase", "7-8"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatIsMadeLaterIsWhatTheRunWroteToTheByte() throws IOException {
        List<String> words = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            words.add("--report");
            words.add(format.word() + "=" + file("run." + format.word()));
        }
        Run direct = Run.vox(validate(folder, words.toArray(String[]::new)));
        assertThat(direct.exit()).as(direct.err()).isEqualTo(ExitCode.NEGATIVE);

        for (ReportFormat format : ReportFormat.values()) {
            Run later =
                    Run.vox(
                            "validate",
                            "report",
                            file("run.json"),
                            "--as",
                            format.word() + "=" + file("later"));
            assertThat(later).isEqualTo(new Run(ExitCode.OK, "", ""));
            assertThat(Files.readAllBytes(folder.resolve("later")))
                    .as(format.word())
                    .isEqualTo(Files.readAllBytes(folder.resolve("run." + format.word())))
                    .isNotEmpty();
        }
        Run pretty = Run.vox("validate", "report", file("run.json"));
        assertThat(pretty.out()).isEqualTo(direct.out()).contains("✗ The other file is there");
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatGoesToStdout(ReportFormat format) {
        Run direct =
                Run.vox(
                        validate(
                                folder,
                                "--report",
                                format.word(),
                                "--report",
                                "json=" + file("run.json"),
                                "--quiet"));

        Run later = Run.vox("validate", "report", file("run.json"), "--as", format.word());

        assertThat(direct.exit()).as(direct.err()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(direct.err()).isEmpty();
        assertThat(later).isEqualTo(new Run(ExitCode.OK, direct.out(), ""));
        assertThat(direct.out()).contains("own.there", "own.wish", "later.there");
    }

    @Test
    void aPipeIsToldOfEachPhase() {
        Run run = Run.vox(validate(folder));

        assertThat(run.err())
                .matches(
                        "phase-7: 1 passed, 1 failed, 1 warned, 1 skipped, after .*\n"
                                + "phase-8: 1 blocked, after .*\n");
        assertThat(run.out()).startsWith("7 Files | of # mine").contains("\nfailed  1 passed");
    }

    @Test
    void aTerminalKeepsNothingOfTheLiveLines() {
        Run run = Run.atTerminal(validate(folder));

        assertThat(run.out()).contains("The other file is there").contains("failed");
        String kept = run.err().replaceAll("(?s).*\u001b\\[\\d+F\u001b\\[J", "");
        assertThat(kept).isEmpty();
    }

    @Test
    void jsonOnStdoutIsAskedForInTwoWays() {
        Run flag = Run.vox(validate(folder, "--json", "--report", "tap=" + file("tap")));

        assertThat(flag.out()).startsWith("{\n  \"schemaVersion\": 1,").contains("\"timeline\"");
        assertThat(folder.resolve("tap")).content().startsWith("TAP version 14\n");
    }

    @Test
    void aWorkflowGetsItsSummary() throws IOException {
        Path summary = folder.resolve("summary.md");
        Run run =
                Run.in(
                        Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
                        validate(
                                folder,
                                "--report",
                                "github",
                                "--report",
                                "markdown=" + file("md")));

        assertThat(run.out()).contains("::error title=own.missing%3A The other file is there::");
        assertThat(Files.readString(summary)).isEqualTo(Files.readString(folder.resolve("md")));
    }

    @Test
    void aReportThatCannotBeWrittenIsToldAfterAllElseWasDone() {
        Run run =
                Run.vox(
                        validate(
                                folder,
                                "--report",
                                "junit=" + folder.resolve("there.txt/report.xml"),
                                "--report",
                                "json=" + file("run.json")));

        assertThat(run.exit()).isEqualTo(ExitCode.OPERATION);
        assertThat(run.err()).contains("there.txt/report.xml] the report cannot be written: ");
        assertThat(run.out()).contains("\nfailed  1 passed");
        assertThat(folder.resolve("run.json")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            textBlock =
                    """
                    --report tap --report json -> --report: tap and json both go to stdout; write FORMAT=PATH for one of them
                    --report junti=x           -> --report: 'junti' is no report; did you mean 'junit'?
                    --report tap=              -> --report: 'tap=' names no file behind its '='
                    """)
    void aWordThatIsWrongIsToldBeforeAnythingIsDone(String flags, String problem) {
        Run run = Run.vox(validate(folder, flags.split(" ")));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: " + problem + "\n");
    }

    @Test
    void aFileThatIsNoReportIsAMistakeOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("no.json"), "{\"schemaVersion\": 1}");

        assertThat(Run.vox("validate", "report", file.toString()).exit())
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(Run.vox("validate", "report", file("nowhere.json")).err())
                .isEqualTo("error: [%s] is not there\n".formatted(file("nowhere.json")));
        assertThat(Run.vox("validate", "report", folder.toString()).exit())
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(Run.vox("validate", "report").exit()).isEqualTo(ExitCode.USAGE);
    }
}
