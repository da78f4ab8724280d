package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectingWorker;
import dev.vox.process.Command;
import dev.vox.process.Programs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `vox bench ab` and baselines, against workers on real sockets whose first frame comes so late that what a busy machine adds is little
/// beside 5 % of it.
class BenchAbTest {
    @TempDir private Path folder;

    private final List<InjectingWorker> workers = new ArrayList<>();

    @AfterEach
    void stop() {
        workers.forEach(InjectingWorker::close);
    }

    @Test
    void fivePercentMoreOfFirstAudioAreARegression() throws IOException {
        Run run =
                ab(
                        worker(240),
                        worker(252),
                        "--markdown",
                        folder.resolve("ab.md").toString(),
                        "--junit",
                        folder.resolve("ab.xml").toString());

        assertThat(run.exit()).as(run.toString()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(verdicts(run)).containsEntry("first_audible words=1", "worse");
        assertThat(folder.resolve("ab.md")).content().contains("**↑ worse**");
        assertThat(folder.resolve("ab.xml")).content().contains("type=\"worse\"");
    }

    @Test
    void theSameTwiceIsNone() {
        String a = worker(240);
        String b = worker(240);

        Run run = sound(() -> ab(a, b));

        assertThat(run.exit()).as(run.toString()).isEqualTo(ExitCode.OK);
        assertThat(verdicts(run)).containsKey("first_audible words=1");
        assertThat(verdicts(run).values()).isSubsetOf("same", "unclear", "not-judged");
    }

    @Test
    void aThresholdThatIsTrueFails() {
        Run run = ab(worker(240), worker(240), "--fail-if", "first_audible.min > 200ms");

        assertThat(run.exit()).as(run.toString()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out()).contains("first_audible.min > 200ms").contains("missed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modl=x|--a 'modl=x' column 1: no key 'modl'; did you mean 'model'?",
                "backend=cloud|--a 'backend=cloud' column 9: no backend 'cloud'; there are"
                    + " embedded, compose",
            })
    void aSideThatIsWrongIsUsage(String spec, String problem) {
        Run run = vox("bench", "ab", "--a", spec, "--b", "model=mock");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(problem);
    }

    @Test
    void aThresholdThatIsNoneIsUsage() {
        Run run =
                vox(
                        "bench",
                        "ab",
                        "--a",
                        "model=mock",
                        "--b",
                        "model=mock",
                        "--fail-if",
                        "first_audibel.p95 > 5ms");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("did you mean 'first_audible'?");
    }

    @Test
    void whatWasSavedIsComparedWith() {
        String target = worker(60);
        Run saved = sound(() -> bench(target, "10", "--save", "main"));
        Run same = bench(target, "10", "--compare", "main");
        Run other = bench(target, "11", "--compare", "main");
        Run forced = bench(target, "11", "--compare", "main", "--force");

        assertThat(saved.exit()).as(saved.toString()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve(".vox/bench/main.json")).isRegularFile();
        assertThat(verdicts(same)).containsKey("first_audible words=1");
        assertThat(other.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(other.err()).contains("scenario.samples: '10', and '11'").contains("--force");
        assertThat(forced.exit()).isNotEqualTo(ExitCode.CONFIGURATION);
        assertThat(verdicts(forced)).containsKey("first_audible words=1");
    }

    @Test
    void aNameThatIsNoneIsToldBeforeAnythingIsMeasured() {
        Run save = bench("grpc://127.0.0.1:1", "10", "--save", "../x");
        Run compare = bench("grpc://127.0.0.1:1", "10", "--compare", "nothing");

        assertThat(save.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(save.err()).contains("--save '../x' is no name");
        assertThat(compare.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(compare.err())
                .contains("nothing is saved as 'nothing', and it is no revision of git");
    }

    @Test
    void aTargetIsNotComparedWithARevision() throws Exception {
        Files.createDirectories(folder);
        for (List<String> line :
                List.of(
                        List.of("git", "init", "--quiet", "--initial-branch=main"),
                        List.of(
                                "git",
                                "-c",
                                "user.name=somebody",
                                "-c",
                                "user.email=somebody@example.com",
                                "commit",
                                "--quiet",
                                "--allow-empty",
                                "--message=one"))) {
            assertThat(
                            Programs.run(Command.of(Duration.ofSeconds(60), line).in(folder))
                                    .succeeded())
                    .isTrue();
        }

        Run run = bench("grpc://127.0.0.1:1", "10", "--compare", "main");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("cannot be started at revision 'main'");
    }

    /// A run in which the machine had time for the load generator; that it had not is no matter of comparisons.
    private static Run sound(Supplier<Run> measurement) {
        Run run = measurement.get();
        for (int again = 0; again < 5 && run.err().contains("was the bottleneck"); again++) {
            run = measurement.get();
        }
        return run;
    }

    private Run ab(String a, String b, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "bench",
                                "ab",
                                "--a",
                                "target=" + a,
                                "--b",
                                "target=" + b,
                                "--words",
                                "1",
                                "--samples",
                                "60",
                                "--sessions",
                                "5"));
        line.addAll(List.of(more));
        return vox(line.toArray(String[]::new));
    }

    private Run bench(String target, String samples, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "bench",
                                "first-audio",
                                "--target",
                                "w=" + target,
                                "--words",
                                "1",
                                "--samples",
                                samples));
        line.addAll(List.of(more));
        return vox(line.toArray(String[]::new));
    }

    private Run vox(String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of("--project", folder.toString()));
        return Run.vox(all.toArray(String[]::new));
    }

    /// What the plain form says of each figure.
    private static Map<String, String> verdicts(Run run) {
        return run.out()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals("comparison"))
                .collect(Collectors.toMap(cells -> cells[4], cells -> cells[cells.length - 1]));
    }

    private String worker(int firstFrame) {
        try {
            InjectingWorker worker =
                    InjectingWorker.start(
                            InjectedFaults.NONE
                                    .with("frames", "3")
                                    .with("first-frame", Integer.toString(firstFrame)));
            workers.add(worker);
            return worker.address().toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
