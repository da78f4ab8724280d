package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// `vox bench` from its command line to its exit code, against a worker on a real socket.
@Timeout(120)
class BenchCommandTest {
    private static final String QUICK =
            """
            name: quick
            description: a word, five times
            kind: first-audio
            samples: 5
            words: [1]
            """;

    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path folder;

    @Test
    void the_scenarios_that_came_with_the_tool() {
        golden.matches("human", Run.atTerminal("bench", "list", "--project", folder()).out());
        golden.matches("plain", Run.vox("bench", "list", "--project", folder()).out());
        golden.matches("json", Run.vox("bench", "list", "--project", folder(), "--json").out());
    }

    @Test
    void the_scenarios_of_the_project_stand_beside_them_and_go_before_them() throws IOException {
        own("first-audio.yaml", QUICK);
        own("short.yaml", QUICK);

        String list = Run.vox("bench", "list", "--project", folder()).out();

        assertThat(list.lines().filter(line -> line.startsWith("first-audio\t")))
                .singleElement()
                .asString()
                .contains("a word, five times", "first-audio.yaml");
        assertThat(list).contains("\nshort\t");
        assertThat(Run.vox("bench", "validate", "short", "--project", folder()).out())
                .isEqualTo("valid\tquick\tfirst-audio\n");
    }

    @Test
    void what_the_figures_mean() {
        Run help = Run.atTerminal("bench", "--help", "metrics");

        golden.matches(help.out());
        assertThat(help.exit()).isZero();
        assertThat(Run.atTerminal("help", "metrics").out()).isEqualTo(help.out());
        assertThat(Run.vox("bench", "--help").out())
                .startsWith("usage: vox bench ")
                .doesNotContain(Metric.RTF.definition());
    }

    @Test
    void every_mistake_of_a_file() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("wrong.yaml"),
                        "kind: first-audio\nsamples: many\nsample: 3\n");

        Run run = Run.vox("bench", "validate", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err())
                .contains("wrong.yaml has 3 mistakes")
                .contains("wrong.yaml:1:1: key 'name' is missing")
                .contains("wrong.yaml:2:10: 'samples' must be a whole number, not 'many'")
                .contains("wrong.yaml:3:1: unknown key 'sample'; did you mean 'samples'?");
        assertThat(Run.vox("bench", file.toString()).exit()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void usage_errors() {
        golden.matches(
                errors(
                        List.of("first-audo"),
                        List.of("first-audio", "--samples", "0"),
                        List.of("first-audio", "--rate", "x"),
                        List.of("throughput", "--words", "1,2", "--duration", "25h"),
                        List.of("first-audio", "first-audio"),
                        List.of("model-load", "--words", "5"),
                        List.of("--target", "http://localhost:1"),
                        List.of("--target", "grpc://h:1", "--target", "grpc://h:1"),
                        List.of("--model", "pipr"),
                        List.of("--model", ""),
                        List.of("--mode", "agnet"),
                        List.of("--mode", "nosuch"),
                        List.of("--model", "mock", "--model", "mock"),
                        List.of("--csv", "-", "--markdown", "-"),
                        List.of("--json", "--html", "-"),
                        List.of("--csv", "a.txt", "--html", "a.txt"),
                        List.of("--voice", ""),
                        List.of("--fail-if", "first_audible > 3"),
                        List.of("--fail-if", "rtf.p95 > 1ms", "--fail-if", "rtv.p95 > 1"),
                        List.of("control", "--fail-if", "underruns.max > 0"),
                        List.of("--force"),
                        List.of("--threshold", "5")));
    }

    private static String errors(List<List<String>> lines) {
        StringBuilder all = new StringBuilder();
        for (List<String> line : lines) {
            List<String> words = new ArrayList<>(List.of("bench"));
            words.addAll(line);
            Run run = Run.vox(words.toArray(String[]::new));
            assertThat(run.exit()).as(line.toString()).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
            all.append("$ vox ").append(String.join(" ", words)).append('\n').append(run.err());
        }
        return all.toString();
    }

    @SafeVarargs
    private static String errors(List<String>... lines) {
        return errors(List.of(lines));
    }

    /// What a file says may be wrong only beside what the command line says.
    @Test
    void a_value_of_the_file_that_is_wrong_beside_the_command_line() throws IOException {
        own("long.yaml", "name: long\nkind: soak\nduration: 24h\nwarmup: 2h\n");

        Run run = Run.vox("bench", "long", "--duration", "1h", "--project", folder());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith(
                        "error: [long] 'warmup' must be a length of time from 0ms to 1h such as"
                                + " 12m, not '2h'\n");
    }

    @Test
    void arrivals_without_a_rate_mean_nothing() throws IOException {
        own("quick.yaml", QUICK + "arrivals: poisson\n");

        Run run = Run.vox("bench", "validate", "quick", "--project", folder());

        assertThat(run.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("6:11: 'arrivals' is for an open load: give 'rate', too");
    }

    @Test
    void a_profile_that_is_wrong_is_told_before_anything_is_measured() throws IOException {
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("wrong.yaml"), "name: wrong\n");

        Run run =
                Run.vox("bench", "--slo", "--target", "grpc://localhost:1", "--project", folder());

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run.err()).contains("wrong.yaml");
    }

    @Test
    void without_a_stack_there_is_nothing_to_measure() {
        Run run = Run.vox("bench", "--project", folder());

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).contains("error: no stack is running", "--target");
        assertThat(Run.vox("bench", "--target", "grpc://localhost:1").exit())
                .isEqualTo(ExitCode.PREREQUISITE);
    }

    @Test
    void a_place_where_no_report_can_be_written_is_found_before_anything_is_measured()
            throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        Run run =
                Run.vox(
                        "bench",
                        "--target",
                        "grpc://localhost:1",
                        "--html",
                        file.resolve("bench.html").toString());

        assertThat(run.exit()).isEqualTo(ExitCode.PREREQUISITE);
        assertThat(run.err()).contains("no report can be written there", "taken is no folder");
    }

    @Test
    void a_worker_is_measured_and_the_document_has_every_sample() throws Exception {
        own("quick.yaml", QUICK);
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Run run = bench(worker, "quick", "--json");

            BenchResult result = ended(run);
            assertThat(result.scenario()).isEqualTo("quick");
            assertThat(result.partial()).isFalse();
            assertThat(result.parameters()).containsEntry("samples", "5");
            SubjectResult subject = result.subjects().getFirst();
            assertThat(subject.subject()).isEqualTo("injecting");
            assertThat(samples(subject, Metric.FIRST_AUDIBLE)).isEqualTo(5);
            assertThat(subject.overhead()).isPresent();
        }
    }

    @Test
    void stderr_says_how_it_goes_on_and_stdout_has_a_row_a_figure() throws Exception {
        own("quick.yaml", QUICK);
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Run run = bench(worker, "quick");

            assertThat(run.err())
                    .contains("injecting: waiting for the warm-up of quick\n")
                    .contains("injecting: waiting for figures\n")
                    .containsPattern("injecting: first_audible .*p50 .* ms, p95 .* ms, after ");
            assertThat(run.out().lines())
                    .anyMatch(line -> line.startsWith("quick\tinjecting\tfirst_audible\t"))
                    .allMatch(line -> line.endsWith("\twhole"));
        }
    }

    @Test
    void a_gate_that_is_missed_is_a_negative_answer_and_stands_in_every_report() throws Exception {
        own("quick.yaml", QUICK);
        Path junit = folder.resolve("bench.xml");
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Run run =
                    bench(
                            worker,
                            "quick",
                            "--json",
                            "--fail-if",
                            "first_audible.p50 >= 0ms",
                            "--junit",
                            junit.toString());

            assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.NEGATIVE);
            JsonValue judgement = Json.parse("stdout", run.out()).get("judgement").orElseThrow();
            assertThat(judgement.flag("passed")).contains(false);
            assertThat(BenchDocument.read("stdout", run.out())).hasSize(1);
            assertThat(run.err())
                    .contains(
                            "warning: [quick of injecting] missed by first_audible words=1:"
                                    + " first_audible.p50 >= 0ms, p50 is ");
            assertThat(junit).content().contains("first_audible.p50 &gt;= 0ms", "<failure");
        }
    }

    @Test
    void what_is_saved_is_compared_with_by_its_name() throws Exception {
        own("quick.yaml", QUICK);
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Run saved = bench(worker, "quick", "--save", "main");
            if (saved.exit() == ExitCode.NEGATIVE) {
                assertThat(saved.err())
                        .contains("nothing was saved as 'main': these figures may not be used");
                return;
            }
            assertThat(saved.err()).contains("saved as 'main'");

            Run compared = bench(worker, "quick", "--json", "--compare", "main");
            assertThat(compared.out()).contains("\"judgement\"", "\"comparisons\"");

            Run none = bench(worker, "control", "--samples", "5", "--compare", "main");
            assertThat(none.exit()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(none.err()).contains("[main] it has no result of control");
            assertThat(none.out()).isEmpty();
        }
    }

    @Test
    void the_command_line_goes_before_the_file_and_two_targets_take_turns() throws Exception {
        own("quick.yaml", QUICK);
        try (InjectingWorker a = InjectingWorker.start(InjectedFaults.NONE);
                InjectingWorker b = InjectingWorker.start(InjectedFaults.NONE)) {
            Run run =
                    Run.vox(
                            "bench",
                            "quick",
                            "--samples",
                            "4",
                            "--target",
                            "a=" + a.address(),
                            "--target",
                            "b=" + b.address(),
                            "--project",
                            folder(),
                            "--json");

            BenchResult result = ended(run);
            assertThat(result.subjects())
                    .extracting(SubjectResult::subject)
                    .containsExactly("a", "b");
            assertThat(result.subjects())
                    .allMatch(subject -> samples(subject, Metric.FIRST_AUDIBLE) == 4);
        }
    }

    @Test
    void a_run_that_is_interrupted_reports_what_there_is_and_exits_130() throws Exception {
        own("long.yaml", QUICK.replace("samples: 5", "samples: 1000"));
        Path csv = folder.resolve("figures.csv");
        Path junit = folder.resolve("bench.xml");
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            FutureTask<Run> task =
                    new FutureTask<>(() ->
                            bench(
                                    worker,
                                    "long",
                                    "--json",
                                    "--csv",
                                    csv.toString(),
                                    "--junit",
                                    junit.toString(),
                                    "--fail-if",
                                    "first_audible.p50 >= 0ms"));
            Thread runner = Thread.ofPlatform().start(task);
            try {
                awaitUtterances(worker, 200, task);
            } finally {
                runner.interrupt();
            }

            Run run = task.get(60, TimeUnit.SECONDS);
            assertThat(run.exit()).isEqualTo(ExitCode.INTERRUPTED);
            BenchResult result = BenchDocument.read("stdout", run.out()).getFirst();
            assertThat(result.partial()).isTrue();
            assertThat(samples(result.subjects().getFirst(), Metric.FIRST_AUDIBLE))
                    .isBetween(1L, 999L);
            assertThat(csv).isNotEmptyFile();
            assertThat(junit)
                    .content()
                    .contains("errors=\"1\"", "quick came to its end", "<error message");
        }
    }

    @Test
    void a_result_that_was_kept_is_shown_again() throws Exception {
        own("quick.yaml", QUICK);
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Path kept = folder.resolve("kept.json");
            Files.writeString(kept, bench(worker, "quick", "--json").out());
            Path csv = folder.resolve("again.csv");

            Run again = Run.vox("bench", "report", kept.toString(), "--csv", csv.toString());

            assertThat(again.exit()).as(again.err()).isZero();
            assertThat(again.out()).isEmpty();
            assertThat(csv).isNotEmptyFile();
            assertThat(Run.vox("bench", "report", kept.toString(), "--json").out())
                    .isEqualTo(Files.readString(kept));
            Run both =
                    Run.vox("bench", "report", kept.toString(), "--json", "--csv", csv.toString());
            assertThat(both.out()).isEqualTo(Files.readString(kept));
        }
        assertThat(Run.vox("bench", "report", folder.resolve("none.json").toString()).exit())
                .isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void every_form_is_made_again_as_the_run_wrote_it() throws Exception {
        own("quick.yaml", QUICK);
        own("brief.yaml", QUICK.replace("name: quick", "name: brief"));
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Path before = folder.resolve("before.json");
            Files.writeString(before, bench(worker, "quick", "brief", "--json").out());

            List<String> words =
                    new ArrayList<>(List.of("brief", "--compare", before.toString(), "--json"));
            words.addAll(List.of("--fail-if", "first_audible.p50 >= 0ms"));
            words.addAll(List.of("--fail-if", "total.p95 < 0ms"));
            words.addAll(files("run"));
            Run run = bench(worker, "quick", words.toArray(String[]::new));
            assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.NEGATIVE);
            Path kept = Files.writeString(folder.resolve("kept.json"), run.out());

            words = new ArrayList<>(List.of("bench", "report", kept.toString()));
            words.addAll(files("later"));
            Run later = Run.vox(words.toArray(String[]::new));

            assertThat(later).isEqualTo(new Run(ExitCode.OK, "", ""));
            for (String form : FORMS) {
                assertThat(folder.resolve("later" + form))
                        .as(form)
                        .isNotEmptyFile()
                        .hasSameTextualContentAs(folder.resolve("run" + form));
            }
            assertThat(Run.vox("bench", "report", kept.toString(), "--json").out())
                    .isEqualTo(run.out());
            assertThat(Run.atTerminal("bench", "report", kept.toString()).out())
                    .contains("THRESHOLD", "SCENARIO", "missed", "measured by " + before);
            assertThat(Run.vox("bench", "report", kept.toString()).out())
                    .contains("\nthreshold\tquick\t", "\ncomparison\tbrief\t");
            assertThat(folder.resolve("later--markdown"))
                    .content()
                    .startsWith("## Benchmarks: ")
                    .contains("2 of 4 thresholds missed");
            assertThat(folder.resolve("later--html")).content().contains("Not passed: ");
        }
    }

    private static final List<String> FORMS =
            List.of("--csv", "--prometheus", "--markdown", "--html", "--junit");

    private List<String> files(String prefix) {
        return FORMS.stream()
                .flatMap(form -> Stream.of(form, folder.resolve(prefix + form).toString()))
                .toList();
    }

    /// Waits until a worker has spoken so often, or the run is over that asks for it.
    private static void awaitUtterances(InjectingWorker worker, int count, Future<?> run) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (worker.utterances().size() < count && !run.isDone()) {
            assertThat(System.nanoTime() - deadline).as("time is left").isNegative();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Run bench(InjectingWorker worker, String scenario, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "bench",
                                scenario,
                                "--project",
                                folder(),
                                "--target",
                                "injecting=" + worker.address()));
        words.addAll(List.of(more));
        return Run.in(Map.of(), words.toArray(String[]::new));
    }

    /// The result of a run that came to its end: a machine that is too busy to measure on is no failure of the test, but has to be said.
    private static BenchResult ended(Run run) {
        BenchResult result = BenchDocument.read("stdout", run.out()).getFirst();
        boolean bottleneck =
                result.subjects().stream()
                        .flatMap(subject -> subject.overhead().stream())
                        .anyMatch(overhead -> overhead.bottleneck().isPresent());
        assertThat(run.exit())
                .as(run.err())
                .isEqualTo(bottleneck ? ExitCode.NEGATIVE : ExitCode.OK);
        assertThat(run.err().contains("the load generator was the bottleneck"))
                .isEqualTo(bottleneck);
        return result;
    }

    private static long samples(SubjectResult subject, Metric metric) {
        return subject.series().stream()
                .filter(series -> series.metric() == metric)
                .map(Series::samples)
                .mapToLong(samples -> samples.count())
                .sum();
    }

    private void own(String name, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("benchmarks")).resolve(name), text);
    }

    private String folder() {
        return folder.toString();
    }
}
