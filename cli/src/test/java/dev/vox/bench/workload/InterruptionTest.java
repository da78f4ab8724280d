package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.InjectingWorker;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.Waterfall;
import dev.vox.bench.target.Subject;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;

import java.util.List;

class InterruptionTest {
    private static final BargeInKind BARGE_IN = new BargeInKind();
    private static final ControlKind CONTROL = new ControlKind();
    private static final String SHORTLY = "{samples: 3, earliest_ms: 100, latest_ms: 300}";
    private static final long BUFFER = 60 * Bench.MILLISECOND;

    private static Samples samples(Recording recording, Metric metric, String command) {
        List<Series> series =
                recording.series().stream()
                        .filter(each -> each.metric() == metric)
                        .filter(each -> command.equals(each.labels().get("command")))
                        .toList();
        assertThat(series).as(metric.word() + " " + command).hasSize(1);
        return series.getFirst().samples();
    }

    @Test
    void aLateAcknowledgementIsReported() throws Exception {
        try (InjectingWorker worker =
                InjectingWorker.start(Bench.faults("frames=200", "acknowledge=120"))) {
            Recording recording = Bench.run(CONTROL, SHORTLY, worker.subject());

            assertThat(Bench.flaws(recording)).isEmpty();
            long[] waited = worker.acknowledged().stream().mapToLong(Long::longValue).toArray();
            long longest = java.util.Arrays.stream(waited).max().orElseThrow();
            for (String command : List.of("pause", "resume", "stop")) {
                Samples control = samples(recording, Metric.BARGEIN_CONTROL, command);
                assertThat(control.count()).isEqualTo(3);
                assertThat(control.percentile(0)).isGreaterThanOrEqualTo(120 * Bench.MILLISECOND);
                assertThat(control.percentile(50)).isCloseTo(longest, within(2 * Bench.FRAME));
            }
        }
    }

    @Test
    void theEarHearsWhatTheSoundCardHas() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("frames=200"))) {
            Recording recording = Bench.run(BARGE_IN, SHORTLY, worker.subject());

            assertThat(Bench.flaws(recording)).isEmpty();
            for (String command : List.of("pause", "stop")) {
                Samples ear = samples(recording, Metric.BARGEIN_EAR, command);
                assertThat(ear.count()).isEqualTo(3);
                assertThat(ear.percentile(100)).isLessThanOrEqualTo(BUFFER);
                assertThat(ear.percentile(0)).isPositive();
                assertThat(samples(recording, Metric.BARGEIN_CONTROL, command).count())
                        .isEqualTo(3);
            }
            assertThat(recording.waterfalls()).extracting(Waterfall::kind).contains("barge-in");
        }
    }

    @Test
    void framesBehindAnAcknowledgedPauseAreNamed() throws Exception {
        try (InjectingWorker worker =
                InjectingWorker.start(Bench.faults("frames=200", "after-pause=5"))) {
            Recording recording = Bench.run(BARGE_IN, SHORTLY, worker.subject());

            assertThat(Bench.flaws(recording))
                    .containsExactly("frames came after PAUSE was acknowledged");
            assertThat(recording.flaws().getFirst().count()).isEqualTo(3);
            assertThat(recording.series())
                    .isNotEmpty()
                    .allMatch(each -> each.labels().get("command").equals("stop"));
        }
    }

    @Test
    void anUtteranceThatIsOverBeforeIsNamed() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("frames=5"))) {
            Recording recording =
                    Bench.run(
                            BARGE_IN,
                            "{samples: 1, earliest_ms: 1000, latest_ms: 1000}",
                            worker.subject());

            assertThat(Bench.flaws(recording))
                    .containsExactly("the utterance was over before it was broken into");
            assertThat(recording.series()).isEmpty();
        }
    }

    @Test
    void anOrchestratorIsBrokenIntoAlike() throws Exception {
        try (RunningStack stack = RunningStack.start()) {
            Subject subject =
                    new Subject(
                            "stack",
                            null,
                            stack.address(),
                            "kevin16",
                            null,
                            null,
                            new dev.vox.bench.result.Fingerprint(java.util.Map.of()));

            Recording recording = Bench.run(BARGE_IN, SHORTLY, subject);

            assertThat(Bench.flaws(recording)).isEmpty();
            assertThat(samples(recording, Metric.BARGEIN_CONTROL, "pause").count()).isEqualTo(3);
            assertThat(samples(recording, Metric.BARGEIN_CONTROL, "stop").count()).isEqualTo(3);
        }
    }
}
