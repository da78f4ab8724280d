package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.load.Through;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Recording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@Timeout(60)
class SteadySpeechTest {
    /// An utterance is due every 350 ms and takes a second: of the nine that are due in three seconds three are spoken in time.
    @Test
    void whateverIsDueWhileASessionSpeaksIsMeasuredAsLateAsItIs() throws Exception {
        Recording recording = new Recording(System.nanoTime());
        try (InjectingWorker worker =
                InjectingWorker.start(
                        InjectedFaults.NONE.with("first-frame", "1000").with("frames", "5"))) {
            var _ =
                    SteadySpeech.of(
                            worker.subject(),
                            1,
                            new SteadySpeech.Plan(
                                    Through.WORKER,
                                    List.of("One."),
                                    Duration.ofMillis(100),
                                    Duration.ZERO,
                                    Duration.ofSeconds(3)),
                            recording);
        }

        long[] latencies = Subjects.samples(recording, Metric.FIRST_AUDIBLE, Map.of()).values();
        assertThat(latencies).hasSize(9);
        // The third was due at 0.7 s and was heard at 3 s.
        assertThat(Arrays.stream(latencies).max().orElseThrow())
                .isGreaterThan(Duration.ofMillis(2200).toNanos());
        // The fifth was due at 1.4 s and had no turn until 3 s.
        assertThat(latencies).contains(Duration.ofMillis(1600).toNanos());
    }
}
