package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.SigInt;
import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.report.BenchDocument;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Series;
import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `vox bench` of the packaged tool.
@Timeout(300)
class BenchProcessTest {
    @TempDir Path folder;
    private PackagedTool vox;

    @BeforeEach
    void install() throws IOException {
        vox = PackagedTool.in(folder);
    }

    @Test
    void measuresAStackThatItStartsItselfAndLeavesNothingBehind() throws Exception {
        Outcome bench =
                vox.run(
                        "bench",
                        "first-audio",
                        "--samples",
                        "5",
                        "--words",
                        "1",
                        "--backend",
                        "embedded",
                        "--json");

        BenchResult result = BenchDocument.read("stdout", bench.out()).getFirst();
        assertThat(bench.exit()).as(bench.err()).isEqualTo(tooBusyToMeasure(result) ? 1 : 0);
        assertThat(result.partial()).isFalse();
        assertThat(first(result, "first_audible").samples().count()).isEqualTo(5);
        assertThat(vox.run("status").exit()).as("no stack of the project was touched").isEqualTo(1);
    }

    @Test
    void controlCInMidRunReportsWhatThereIsMarkedPartial() throws Exception {
        SigInt.assumeHeard();
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Process bench =
                    vox.start(
                            "bench",
                            "first-audio",
                            "--samples",
                            "1000",
                            "--target",
                            "slow=" + worker.address(),
                            "--json",
                            "--csv",
                            "figures.csv");
            try {
                PackagedTool.await(
                        "more utterances than the warm-up has",
                        () -> worker.utterances().size() > 200);
                new ProcessBuilder("kill", "-INT", Long.toString(bench.pid())).start().waitFor();

                assertThat(bench.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                bench.destroyForcibly();
            }

            String out = Files.readString(vox.project().resolve("out"));
            assertThat(bench.exitValue()).as(out).isEqualTo(130);
            BenchResult result = BenchDocument.read("stdout", out).getFirst();
            assertThat(result.partial()).isTrue();
            assertThat(result.subjects().getFirst().series()).isNotEmpty();
            assertThat(vox.project().resolve("figures.csv")).isNotEmptyFile();
        }
    }

    /// A machine that is too busy to measure on is no failure of the tool, which has to say so.
    private static boolean tooBusyToMeasure(BenchResult result) {
        return result.subjects().stream()
                .flatMap(subject -> subject.overhead().stream())
                .anyMatch(overhead -> overhead.bottleneck().isPresent());
    }

    private static Series first(BenchResult result, String metric) {
        List<Series> series = result.subjects().getFirst().series();
        return series.stream()
                .filter(each -> each.metric().word().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
