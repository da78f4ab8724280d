package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.InjectedUtterance;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Recording;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.progress.Progress;
import dev.vox.voice.NearestRank;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

class JitterTest {
    private static final JitterKind KIND = new JitterKind();

    @Test
    void theInjectedJitterIsReported() throws Exception {
        try (InjectingWorker worker =
                InjectingWorker.start(Bench.faults("frames=50", "jitter=0,30,0,10"))) {
            Recording recording =
                    Bench.run(KIND, "{sessions: 3, duration: 3s, spread: 1s}", worker.subject());

            Samples jitter = Bench.samples(recording, Metric.FRAME_JITTER);
            NearestRank sent = NearestRank.of(deviations(worker.utterances()));
            assertThat(Bench.flaws(recording)).isEmpty();
            assertThat(jitter.count()).isGreaterThan(200);
            assertThat(jitter.percentile(50))
                    .isCloseTo(sent.percentile(50), within(2 * Bench.MILLISECOND));
            assertThat(jitter.percentile(95))
                    .isCloseTo(sent.percentile(95), within(5 * Bench.MILLISECOND));
            assertThat(jitter.percentile(50)).isGreaterThan(8 * Bench.MILLISECOND);
            assertThat(Bench.samples(recording, Metric.RFC3550_JITTER).percentile(50))
                    .isGreaterThan(5 * Bench.MILLISECOND);
            assertThat(Bench.samples(recording, Metric.SESSION_MEMORY).count()).isEqualTo(1);
            assertThat(recording.overheadOrNull()).isNotNull();
            assertThat(recording.overheadOrNull().frames()).isGreaterThan(200);
        }
    }

    private static long[] deviations(List<InjectedUtterance> utterances) {
        return utterances.stream()
                .map(InjectedUtterance::sentAt)
                .flatMapToLong(sent ->
                        LongStream.range(1, sent.size())
                                .map(i ->
                                        Math.abs(
                                                sent.get((int) i)
                                                        - sent.get((int) i - 1)
                                                        - Bench.FRAME)))
                .toArray();
    }

    @Test
    void aStallIsAnUnderrun() throws Exception {
        try (InjectingWorker worker =
                InjectingWorker.start(Bench.faults("frames=100", "stall=300"))) {
            Recording recording =
                    Bench.run(KIND, "{sessions: 1, duration: 4s, spread: 0s}", worker.subject());

            assertThat(Bench.samples(recording, Metric.UNDERRUNS).percentile(100)).isPositive();
            assertThat(Bench.samples(recording, Metric.FRAME_JITTER).percentile(100))
                    .isGreaterThan(250 * Bench.MILLISECOND);
        }
    }

    @Test
    void whatASessionTakesIsCountedFromTheIdleProcessInEveryTurn() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("frames=50"))) {
            long held = Bench.memory(worker.subject()).orElseThrow() / 2;
            Recording recording = new Recording(System.nanoTime(), held);
            Workload workload = Bench.workload(KIND, "{sessions: 1, duration: 2s, spread: 0s}");

            workload.run(worker.subject(), 0, 1, recording, Progress.NONE);
            workload.run(worker.subject(), 1, 2, recording, Progress.NONE);

            Samples memory = Bench.samples(recording, Metric.SESSION_MEMORY);
            assertThat(memory.count()).isEqualTo(2);
            assertThat(memory.percentile(0)).isGreaterThan(held / 2);
        }
    }

    @Test
    void whatASessionTakesIsUnknownWhereNobodySawTheIdleProcess() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("frames=50"))) {
            Recording recording = new Recording(System.nanoTime());

            Bench.workload(KIND, "{sessions: 1, duration: 1s, spread: 0s}")
                    .run(worker.subject(), 0, 1, recording, Progress.NONE);

            assertThat(recording.series())
                    .isNotEmpty()
                    .noneMatch(each -> each.metric() == Metric.SESSION_MEMORY);
        }
    }

    @Test
    void everyMistakeOfAFileIsNamed() {
        assertThatThrownBy(() -> Bench.workload(KIND, "{sesions: 3, duration: 0s}"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("did you mean 'sessions'")
                .hasMessageContaining("duration");
    }
}
