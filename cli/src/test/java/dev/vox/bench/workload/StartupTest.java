package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.StackLauncher;
import dev.vox.bench.target.Subject;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.progress.Progress;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class StartupTest {
    private static final Duration READY = Duration.ofMillis(1234);

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger stopped = new AtomicInteger();

    @Test
    void each_start_counts_until_it_is_ready_and_until_it_is_heard() throws Exception {
        Workload workload = Subjects.read(new StartupKind(), "samples: 3\nwarmup: 1\n");
        Recording recording = new Recording(System.nanoTime());

        workload.warmUp(launched());
        workload.run(launched(), 0, 3, recording, Progress.NONE);

        assertThat(Subjects.samples(recording, Metric.READY, Map.of()).values())
                .containsOnly(READY.toNanos())
                .hasSize(3);
        assertThat(Subjects.samples(recording, Metric.FIRST_SPEECH, Map.of()).count()).isEqualTo(3);
        assertThat(Subjects.samples(recording, Metric.FIRST_SPEECH, Map.of()).percentile(0))
                .isGreaterThan(READY.toNanos());
        assertThat(recording.waterfalls()).hasSize(3);
        assertThat(started).hasValue(4);
        assertThat(stopped).hasValue(4);
    }

    @Test
    void what_is_not_ours_to_start_is_refused() {
        assertThatThrownBy(() ->
                        Subjects.read(new StartupKind(), "samples: 1\n")
                                .require(Subjects.worker(1)))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("not ours to start");
    }

    private Subject launched() {
        return new Subject(
                "a", null, null, "", null, launcher(), new Fingerprint(Map.of("mode", "legacy")));
    }

    /// Starts stacks in this process that say that they took so long.
    private StackLauncher launcher() {
        return progress -> {
            RunningStack stack = started();
            long startedAt = System.nanoTime() - READY.toNanos();
            return new StackLauncher.Launched() {
                @Override
                public URI orchestrator() {
                    return stack.address();
                }

                @Override
                public URI worker() {
                    return URI.create("grpc://127.0.0.1:" + stack.workerPort());
                }

                @Override
                public Duration ready() {
                    return READY;
                }

                @Override
                public long startedAt() {
                    return startedAt;
                }

                @Override
                public void close() {
                    stopped.incrementAndGet();
                    stack.close();
                }
            };
        };
    }

    private RunningStack started() {
        started.incrementAndGet();
        try {
            return RunningStack.start();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
