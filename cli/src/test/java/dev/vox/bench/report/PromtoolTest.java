package dev.vox.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.report.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

/// Prometheus's own tool reads the page.
class PromtoolTest {
    @TempDir Path folder;

    @Test
    void findsNothingToSayAboutOurPages() throws Exception {
        assertThat(check(PrometheusReport.text(MadeResult.all())))
                .isEqualTo(new Consumer.Outcome(0, ""));
        assertThat(check(PrometheusReport.text(HostileTextTest.results())))
                .isEqualTo(new Consumer.Outcome(0, ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsWhateverWasMeasured(long seed) throws Exception {
        assertThat(check(PrometheusReport.text(new AnyResult(seed).results())))
                .isEqualTo(new Consumer.Outcome(0, ""));
    }

    @Test
    void isSeenToComplain() throws Exception {
        assertThat(check("vox_bench{a=\"b} 1\n").exit()).isNotZero();
    }

    private Consumer.Outcome check(String page) throws Exception {
        Consumer.assumeThere("promtool is not installed", "promtool", "--version");
        Path file = Files.writeString(folder.resolve("bench.prom"), page);
        return Consumer.run("sh", "-c", "promtool check metrics < \"$0\"", file.toString());
    }
}
