package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.InjectingWorker;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Recording;

import org.junit.jupiter.api.Test;

class ThroughputTest {
    private static final ThroughputKind KIND = new ThroughputKind();

    @Test
    void speedIsWhatTheWorkerSent() throws Exception {
        // An utterance of 500 ms of audio takes a little more than 100 ms: less than five times
        // real time.
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("first-frame=100"))) {
            Recording recording = Bench.run(KIND, "{sessions: 2, duration_s: 3}", worker.subject());

            Samples speed = Bench.samples(recording, Metric.SPEED);
            Samples rate = Bench.samples(recording, Metric.FRAME_RATE);
            long sent = worker.utterances().stream().mapToLong(each -> each.sentAt().size()).sum();
            long heard =
                    java.util.Arrays.stream(rate.values()).sum() / Metric.FRAME_RATE.unit().ticks();
            assertThat(Bench.flaws(recording)).isEmpty();
            assertThat(speed.count()).isEqualTo(3);
            assertThat(Metric.SPEED.unit().of(speed.percentile(50))).isBetween(0.5, 10.5);
            assertThat(heard).isCloseTo(sent, within(sent / 4));
            assertThat(Metric.RTF.unit().of(Bench.samples(recording, Metric.RTF).percentile(0)))
                    .isGreaterThanOrEqualTo(0.2);
        }
    }

    @Test
    void aSecondWithBrokenAudioHasNoSpeed() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("first-frame=200"));
                InjectingWorker broken =
                        InjectingWorker.start(Bench.faults("first-frame=200", "half-rate=true"))) {
            assertThat(Bench.run(KIND, "{sessions: 1, duration_s: 1}", worker.subject()).flaws())
                    .isEmpty();

            Recording recording = new Recording(System.nanoTime());
            org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                            Bench.workload(KIND, "{sessions: 1, duration_s: 1}")
                                    .run(
                                            broken.subject(),
                                            0,
                                            1,
                                            recording,
                                            dev.vox.progress.Progress.NONE))
                    .hasMessageContaining("no utterance was spoken to its end");
            assertThat(recording.series()).isEmpty();
            assertThat(Bench.flaws(recording)).hasSize(1);
        }
    }
}
