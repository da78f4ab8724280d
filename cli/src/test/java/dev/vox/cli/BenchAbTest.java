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
import java.util.stream.Collectors;

/// `vox bench ab` and baselines from their command line to the exit code, against workers on real sockets.
class BenchAbTest {
    @TempDir private Path folder;

    private final List<InjectingWorker> workers = new ArrayList<>();

    @AfterEach
    void stop() {
        workers.forEach(InjectingWorker::close);
    }

    @Test
    void muchMoreOfFirstAudioIsARegression() {
        Run run =
                ab(
                        worker(100),
                        worker(200),
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
        Run run = ab(worker(100), worker(100));

        assertThat(verdicts(run)).containsKey("first_audible words=1");
        assertThat(verdicts(run).values()).isSubsetOf("same", "unclear", "not-judged");
        assertThat(run.exit())
                .as(run.toString())
                .isEqualTo(spoilt(run) ? ExitCode.NEGATIVE : ExitCode.OK);
    }

    @Test
    void aThresholdThatIsTrueFails() {
        Run run = ab(worker(100), worker(100), "--fail-if", "first_audible.min > 90ms");

        assertThat(run.exit()).as(run.toString()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out()).contains("first_audible.min > 90ms").contains("missed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "modl=x|--a 'modl=x' column 1: no key 'modl'; did you mean 'model'?",
                "backend=cloud|--a 'backend=cloud' column 9: no backend 'cloud'; there are"
                        + " embedded, compose",
                "model=pipr|--a 'model=pipr' column 7: no model 'pipr'; did you mean 'piper'?",
                "mode=agnet|--a 'mode=agnet' column 6: no mode 'agnet'; did you mean 'agent'?",
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
    void whatWasKeptIsComparedWith() throws IOException {
        String target = worker(60);
        Path kept = folder.resolve("kept.json");
        Files.writeString(kept, bench(target, "10", "--json").out());
        Run same = bench(target, "10", "--compare", kept.toString());
        Run other = bench(target, "11", "--compare", kept.toString());
        Run forced = bench(target, "11", "--compare", kept.toString(), "--force");

        assertThat(verdicts(same)).containsKey("first_audible words=1");
        assertThat(other.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(other.err()).contains("scenario.samples: '10', and '11'").contains("--force");
        assertThat(verdicts(forced)).containsKey("first_audible words=1");
    }

    /// Nothing listens there: what is refused late is refused as a target that is not there.
    @Test
    void whatIsNotTheSameIsRefusedBeforeAnythingIsAskedFor() throws IOException {
        Path kept = folder.resolve("kept.json");
        Files.writeString(kept, bench(worker(60), "10", "--json").out());

        Run parameters = bench("grpc://127.0.0.1:1", "11", "--compare", kept.toString());
        Run subject =
                vox(
                        "bench",
                        "--target",
                        "one=grpc://127.0.0.1:1",
                        "--target",
                        "two=grpc://127.0.0.1:1",
                        "--words",
                        "1",
                        "--samples",
                        "10",
                        "--compare",
                        kept.toString());

        assertThat(parameters.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(parameters.err())
                .contains("[first-audio] " + kept + " and this run are not measured on the same:")
                .contains("scenario.samples: '10', and '11'")
                .contains("--force");
        assertThat(subject.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(subject.err()).contains("nothing called 'one' was measured by first-audio");
    }

    @Test
    void anotherMachineIsRefusedBeforeAnythingIsMeasured() throws IOException {
        String target = worker(60);
        Path kept = folder.resolve("kept.json");
        String json = bench(target, "10", "--json").out();
        Files.writeString(
                kept, json.replaceFirst("(\"machine.cores\":\\s*)\"\\d+\"", "$1\"4711\""));
        assertThat(kept).content().contains("4711");

        Run other = bench(target, "10", "--compare", kept.toString());

        assertThat(other.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(other.err()).contains("machine.cores: '4711', and '");
        assertThat(other.out()).isEmpty();
    }

    @Test
    void aScenarioThatIsComparedWithNothingIsTold() throws IOException {
        String target = worker(60);
        Path kept = folder.resolve("kept.json");
        Files.writeString(kept, bench(target, "10", "--json").out());

        Run run = bench(target, "10", "control", "--compare", kept.toString());

        assertThat(run.err()).contains("warning: nothing is saved of control to compare it with");
        assertThat(verdicts(run)).containsKey("first_audible words=1");
    }

    @Test
    void aSideHasOneVoice() {
        Run run =
                vox(
                        "bench",
                        "ab",
                        "--a",
                        "target=grpc://127.0.0.1:1,voice=anna",
                        "--b",
                        "target=grpc://127.0.0.1:1",
                        "--voice",
                        "bob");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--voice is for both sides, and --a has a voice of its own");
    }

    @Test
    void whatMayBeUsedIsSaved() {
        String target = worker(60);

        Run saved = bench(target, "10", "--save", "main");

        assertThat(Files.exists(folder.resolve(".vox/bench/main.json")))
                .as(saved.toString())
                .isNotEqualTo(spoilt(saved));
    }

    @Test
    void aNameThatIsNoneIsToldBeforeAnythingIsMeasured() {
        Run save = bench("grpc://127.0.0.1:1", "10", "--save", "../x");
        Run compare = bench("grpc://127.0.0.1:1", "10", "--compare", "nothing");

        assertThat(save.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(save.err()).contains("--save '../x' is no name");
        assertThat(compare.exit()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(compare.err())
                .contains(
                        "nothing is saved as 'nothing', and it is neither a file nor a revision of"
                                + " git");
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
                                "--message=one"),
                        List.of("git", "branch", "origin/next"))) {
            assertThat(
                            Programs.run(Command.of(Duration.ofSeconds(60), line).in(folder))
                                    .succeeded())
                    .isTrue();
        }

        Run run = bench("grpc://127.0.0.1:1", "10", "--compare", "main");
        Run forced = vox("bench", "--model", "mock", "--compare", "main", "--force");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("cannot be started at revision 'main'");
        assertThat(bench("grpc://127.0.0.1:1", "10", "--compare", "origin/next").err())
                .contains("cannot be started at revision 'origin/next'");
        assertThat(forced.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(forced.err())
                .contains("--force is for a saved result, and 'main' is a revision of git");
    }

    /// Whether the machine had no time for the load generator, which is no matter of comparisons.
    private static boolean spoilt(Run run) {
        return run.err().contains("was the bottleneck");
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
