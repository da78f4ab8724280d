package dev.vox.validate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vox.problem.OperationFailed;
import dev.vox.report.Consumer;
import dev.vox.validate.RunEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class ReportsTest {
    @TempDir Path folder;

    private final Written written = new Written();

    private static ReportRequest request(ReportFormat format, Path file) {
        return new ReportRequest(format, file);
    }

    private List<ReportRequest> everyFormat() {
        return Arrays.stream(ReportFormat.values())
                .map(format -> request(format, folder.resolve("out." + format.word())))
                .toList();
    }

    private void run(List<ReportRequest> requests, List<RunEvent> events) {
        try (ReportSink sink = Reports.open(requests, RichRun.identity(), written)) {
            events.forEach(sink);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyFormatIsWrittenAtOnce() throws Exception {
        run(everyFormat(), RichRun.events());

        assertThat(files()).hasSize(ReportFormat.values().length);
        for (ReportFormat format : ReportFormat.values()) {
            if (format != ReportFormat.PRETTY) {
                assertThat(folder.resolve("out." + format.word()))
                        .hasContent(Written.of(format, RichRun.events()));
            }
        }
        assertThat(Files.readString(folder.resolve("out.pretty"))).contains("✗ a \"quoted\"");
        assertThat(written.text()).isEmpty();
    }

    @Test
    void linesAppearAsTheyHappen() throws Exception {
        List<RunEvent> events = RichRun.events();
        List<ReportRequest> requests =
                List.of(
                        new ReportRequest(ReportFormat.NDJSON, null),
                        request(ReportFormat.NDJSON, folder.resolve("lines")));
        try (ReportSink sink = Reports.open(requests, RichRun.identity(), written)) {
            for (int told = 0; told < events.size(); told++) {
                assertThat(written.text().lines()).hasSize(told);
                sink.accept(events.get(told));
            }
            assertThat(files()).hasSize(1).allMatch(name -> name.endsWith(".part"));
            assertThat(folder.resolve(files().getFirst())).hasContent(written.text());
        }
        assertThat(files()).containsExactly("lines");
    }

    @Test
    void theChecklistAppearsPhaseByPhase() {
        ReportSink sink =
                Reports.open(
                        List.of(new ReportRequest(ReportFormat.PRETTY, null)),
                        RichRun.identity(),
                        written);
        RichRun.events().stream()
                .takeWhile(event -> !(event instanceof RunEvent.PhaseEnded))
                .forEach(sink);
        assertThat(written.text()).isEmpty();

        sink.accept(new RunEvent.PhaseEnded(RichRun.report().phases().getFirst()));

        assertThat(written.text()).startsWith("1 Prerequisites").doesNotContain("4 Service");
        sink.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsCutOffLeavesAReportOfWhatWasDone(ReportFormat format) throws Exception {
        Path file = folder.resolve("cut");

        run(List.of(request(format, file)), RichRun.events().subList(0, 13));

        assertThat(file)
                .content()
                .containsAnyOf("interrupted", "\"complete\": false", "\"complete\":false");
        assertThat(file).content().contains("host.jdk").doesNotContain("speech.rate");
        assertThat(files()).containsExactly("cut");
    }

    @Test
    void aRunThatNeverBeganLeavesTheFileOfTheLastOne() throws Exception {
        Path file = Files.writeString(folder.resolve("report.json"), "before");

        run(List.of(request(ReportFormat.JSON, file)), List.of());

        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly("report.json");
    }

    @Test
    void aThreadThatIsInterruptedWritesItsReports() throws Exception {
        Thread.currentThread().interrupt();
        try {
            run(everyFormat(), RichRun.events(RichRun.report(false, false)));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(files()).hasSize(ReportFormat.values().length);
        assertThat(folder.resolve("out.junit")).content().endsWith("</testsuites>\n");
    }

    @Test
    void aReportThatCannotBeWrittenLosesNoOther() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        List<ReportRequest> requests =
                List.of(
                        request(ReportFormat.JUNIT, inTheWay.resolve("report.xml")),
                        request(ReportFormat.NDJSON, Path.of("/proc/vox/report.ndjson")),
                        request(ReportFormat.TAP, folder),
                        new ReportRequest(ReportFormat.PRETTY, null),
                        request(ReportFormat.JSON, folder.resolve("deep/er/report.json")));

        Throwable told = catchThrowable(() -> run(requests, RichRun.events()));

        assertThat(told)
                .isInstanceOf(OperationFailed.class)
                .hasMessageStartingWith(
                        "[" + inTheWay.resolve("report.xml") + "] the report cannot be written: ");
        assertThat(written.warnings)
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("[/proc/vox/report.ndjson] the report "))
                .contains("[%s] the report cannot be written: it is a folder".formatted(folder));
        assertThat(folder.resolve("deep/er/report.json"))
                .hasContent(Written.of(ReportFormat.JSON, RichRun.events()));
        assertThat(written.text()).endsWith(" in 12 s\n");
        assertThat(files()).containsExactly("deep", "file");
    }

    @Test
    void afterAnInterruptionWhatCannotBeWrittenIsOnlyWarnedOf() {
        run(
                List.of(request(ReportFormat.TAP, folder)),
                RichRun.events(RichRun.report(false, false)));

        assertThat(written.warnings)
                .containsExactly(
                        "[%s] the report cannot be written: it is a folder".formatted(folder));
    }

    @Test
    void whenNobodyReadsStdoutTheFilesAreWrittenAllTheSame() throws Exception {
        written.closedAfter(1);
        List<ReportRequest> requests = new ArrayList<>(everyFormat());
        requests.add(new ReportRequest(ReportFormat.NDJSON, null));

        run(requests, RichRun.events());

        assertThat(written.text().lines()).hasSize(1);
        assertThat(files()).hasSize(ReportFormat.values().length);
        assertThat(written.warnings).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkStaysALinkAndAFileIsReadableAsOthersAre() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        Path plain = folder.resolve("plain");
        Files.writeString(plain, "");
        var usual = Files.getPosixFilePermissions(plain);

        run(
                List.of(request(ReportFormat.TAP, link), request(ReportFormat.JSON, plain)),
                RichRun.events());

        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("TAP version 14");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)))
                .isEqualTo(PosixFilePermissions.toString(usual));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeWithANameIsWrittenToAndStaysOne() throws Exception {
        Path pipe = folder.resolve("pipe");
        Consumer.assumeThere("there is no mkfifo", "mkfifo", pipe.toString());
        CompletableFuture<String> read = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read.complete(text(pipe)));

        run(List.of(request(ReportFormat.TAP, pipe)), RichRun.events());

        assertThat(read.get(30, TimeUnit.SECONDS))
                .isEqualTo(Written.of(ReportFormat.TAP, RichRun.events()));
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(files()).containsExactly("pipe");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void aWorkflowsSummaryKeepsWhatOtherStepsSaid() throws Exception {
        Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
        written.withSummary(summary);

        run(List.of(new ReportRequest(ReportFormat.GITHUB, null)), RichRun.events());

        assertThat(summary)
                .hasContent("before\n" + Written.of(ReportFormat.MARKDOWN, RichRun.events()));
        assertThat(written.text()).startsWith("::group::").doesNotContain("- [x]");
    }

    @Test
    void otherFormatsLeaveTheSummaryAlone() {
        written.withSummary(folder.resolve("summary.md"));

        run(List.of(new ReportRequest(ReportFormat.TAP, null)), RichRun.events());

        assertThat(folder.resolve("summary.md")).doesNotExist();
    }

    @Test
    void eventsMayComeFromManyThreads() throws Exception {
        List<RunEvent> events = RichRun.events();
        ReportSink sink = Reports.open(everyFormat(), RichRun.identity(), written);
        events.stream().limit(1).forEach(sink);
        List<Thread> threads =
                events.stream()
                        .skip(1)
                        .limit(events.size() - 2)
                        .map(event -> Thread.ofVirtual().start(() -> sink.accept(event)))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        sink.accept(events.getLast());
        sink.close();

        List<RunEvent> read =
                ReportReader.read("json", Files.readString(folder.resolve("out.json")));
        assertThat(read.getLast()).isEqualTo(Settled.of(events.getLast()));
        assertThat(read.stream().filter(RunEvent.CheckEnded.class::isInstance)).hasSize(9);
    }

    @Test
    void whatComesAfterTheEndIsNotReported() throws Exception {
        List<RunEvent> events = new ArrayList<>(RichRun.events());
        events.addAll(RichRun.events());

        run(List.of(request(ReportFormat.JUNIT, folder.resolve("out"))), events);

        assertThat(folder.resolve("out"))
                .hasContent(Written.of(ReportFormat.JUNIT, RichRun.events()));
    }

    @Test
    void wordsNameAFormatAndAPlace() {
        assertThat(ReportRequest.of("junit"))
                .isEqualTo(new ReportRequest(ReportFormat.JUNIT, null));
        assertThat(ReportRequest.of("tap=a=b.tap"))
                .isEqualTo(new ReportRequest(ReportFormat.TAP, Path.of("a=b.tap")));
        assertThat(ReportRequest.of("json=-"))
                .isEqualTo(new ReportRequest(ReportFormat.JSON, null));
        assertThatThrownBy(() -> ReportRequest.of("junti=x"))
                .hasMessage("'junti' is no report; did you mean 'junit'?");
        assertThatThrownBy(() -> ReportRequest.of("=x"))
                .hasMessageContaining(
                        "there are pretty, json, ndjson, junit, tap, markdown, github");
        assertThatThrownBy(() -> ReportRequest.of("tap="))
                .hasMessage("'tap=' names no file behind its '='");
    }

    @Test
    void noTwoReportsShareAPlace() {
        ReportRequest.requireApart(
                List.of(
                        ReportRequest.of("tap"),
                        ReportRequest.of("json=a"),
                        ReportRequest.of("json=b")));

        assertThatThrownBy(() ->
                        ReportRequest.requireApart(
                                List.of(
                                        ReportRequest.of("tap"),
                                        ReportRequest.of("json=a"),
                                        ReportRequest.of("json"))))
                .hasMessage("tap and json both go to stdout; write FORMAT=PATH for one of them");
        assertThatThrownBy(() ->
                        ReportRequest.requireApart(
                                List.of(ReportRequest.of("tap=a"), ReportRequest.of("json=./a"))))
                .hasMessageStartingWith("tap and json both go to /");
    }
}
