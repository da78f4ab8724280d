package dev.vox.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vox.bench.InjectedFaults;
import dev.vox.bench.InjectedUtterance;
import dev.vox.bench.InjectingWorker;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Waterfall;
import dev.vox.bench.target.Subject;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.voice.RunningStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class FirstAudioTest {
    private static final FirstAudioKind KIND = new FirstAudioKind();
    private static final String ONE_LENGTH = "{words: 10, samples: 12}";

    /// From the text's arrival to the frame's departure, as the worker did it: the median.
    private static long median(List<InjectedUtterance> utterances, int frame) {
        long[] waits =
                utterances.stream()
                        .mapToLong(each -> each.sentAt().get(frame) - each.askedAt())
                        .sorted()
                        .toArray();
        return waits[waits.length / 2];
    }

    /// One that waited for utterances nobody goes on with would wait for hours.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{words: 1, samples: 3}",
                "{words: 1, samples: 3, rate: 20}",
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFailureOfWhoIsToldEndsTheRun(String scenario) throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(InjectedFaults.NONE)) {
            Progress broken =
                    event -> {
                        throw new IllegalStateException("nobody listens");
                    };

            assertThatThrownBy(() ->
                            Bench.workload(KIND, scenario)
                                    .run(worker.subject(), 0, 3, new Recording(0), broken))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("nobody listens");
        }
    }

    @Test
    void aDelayOfTheFirstFrameIsReported() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("first-frame=80"))) {
            Recording recording = Bench.run(KIND, ONE_LENGTH, worker.subject());

            assertThat(Bench.flaws(recording)).isEmpty();
            Samples firstFrame = Bench.samples(recording, Metric.FIRST_FRAME);
            assertThat(firstFrame.count()).isEqualTo(12);
            assertThat(firstFrame.percentile(0)).isGreaterThanOrEqualTo(80 * Bench.MILLISECOND);
            assertThat(firstFrame.percentile(50))
                    .isCloseTo(median(worker.utterances(), 0), within(Bench.FRAME));
            assertThat(Bench.samples(recording, Metric.LEADING_SILENCE).percentile(50))
                    .isLessThan(Bench.MILLISECOND);
            assertThat(Bench.samples(recording, Metric.AUDIO).percentile(100))
                    .isEqualTo(25 * Bench.FRAME);
        }
    }

    @Test
    void silenceBeforeSpeechIsReportedToTheMillisecond() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("silence=15"))) {
            Recording recording = Bench.run(KIND, ONE_LENGTH, worker.subject());

            assertThat(Bench.flaws(recording)).isEmpty();
            assertThat(Bench.samples(recording, Metric.LEADING_SILENCE).percentile(50))
                    .isCloseTo(300 * Bench.MILLISECOND, within(Bench.MILLISECOND));
            assertThat(Bench.samples(recording, Metric.FIRST_AUDIBLE).percentile(50))
                    .isGreaterThanOrEqualTo(300 * Bench.MILLISECOND);
        }
    }

    @Test
    void aStallOfHalfASecondIsInThePercentilesOfAnOpenLoad() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("stall=500"))) {
            Recording recording =
                    Bench.run(
                            KIND,
                            "{words: 10, samples: 60, sessions: 4, rate: 20}",
                            worker.subject());

            Samples firstAudible = Bench.samples(recording, Metric.FIRST_AUDIBLE);
            assertThat(Bench.flaws(recording)).isEmpty();
            assertThat(firstAudible.count()).isEqualTo(60);
            // Half of all arrivals fall into a stall, and wait for 0 to 500 ms, evenly spread.
            assertThat(firstAudible.percentile(75)).isGreaterThan(150 * Bench.MILLISECOND);
            assertThat(firstAudible.percentile(95)).isGreaterThan(350 * Bench.MILLISECOND);
            assertThat(firstAudible.percentile(25)).isLessThan(150 * Bench.MILLISECOND);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cut=3, it ended without a final frame",
        "clipped=true, the signal is clipped",
        "half-rate=true, 'frames of 960 bytes and 20 ms at 24000 Hz,"
                + " not of 1920 bytes and 20 ms at 48000 Hz'"
    })
    void brokenAudioIsNamedAndEntersNothing(String fault, String flaw) throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults(fault))) {
            Recording recording = Bench.run(KIND, "{words: 10, samples: 3}", worker.subject());

            assertThat(Bench.flaws(recording)).containsExactly(flaw);
            assertThat(recording.flaws().getFirst().count()).isEqualTo(3);
            assertThat(recording.series()).isEmpty();
        }
    }

    @Test
    void sessionsBeyondTheWorkersLimitAreAFailureThatSaysSo() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("sessions=2"))) {
            Subject subject = worker.subject();

            assertThatThrownBy(() -> Bench.run(KIND, "{words: 1, sessions: 3}", subject))
                    .isInstanceOf(OperationFailed.class)
                    .hasMessageContaining("session limit of 2 reached");
        }
    }

    @Test
    void eachNumberOfSessionsIsAStepAndEachLengthHasACourse() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("first-frame=20"))) {
            Recording recording =
                    Bench.run(
                            KIND,
                            "{words: [1, 10], samples: 5, sessions: [1, 8]}",
                            worker.subject());

            assertThat(recording.steps()).extracting(LoadStep::sessions).containsExactly(1, 8);
            assertThat(recording.steps().getLast().series())
                    .allMatch(each -> each.labels().get("sessions").equals("8"))
                    .anyMatch(each -> each.samples().count() == 8);
            assertThat(recording.waterfalls())
                    .extracting(Waterfall::labels)
                    .contains("words=10 sessions=8");
            assertThat(recording.waterfalls().getFirst().marks())
                    .extracting(Waterfall.Mark::event)
                    .containsExactly("request", "first frame", "first audible", "end");
            assertThat(recording.levels().getFirst().dbfs()).hasSize(50);
        }
    }

    @Test
    void anOrchestratorIsMeasuredByItsOwnFiguresToo() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("first-frame=80"));
                RunningStack stack = RunningStack.over(worker.address().getPort())) {
            Subject subject =
                    new Subject(
                            "stack",
                            null,
                            stack.address(),
                            "",
                            null,
                            null,
                            worker.subject().fingerprint());

            Recording recording = Bench.run(KIND, ONE_LENGTH, subject);

            assertThat(Bench.flaws(recording)).isEmpty();
            assertThat(Bench.samples(recording, Metric.FIRST_AUDIBLE).percentile(0))
                    .isGreaterThanOrEqualTo(80 * Bench.MILLISECOND);
            assertThat(Bench.samples(recording, Metric.FIRST_AUDIBLE).percentile(50))
                    .isCloseTo(median(worker.utterances(), 0), within(2 * Bench.FRAME));
        }
    }

    @Test
    void sessionsAreRenewedBeforeAnOrchestratorEndsThem() throws Exception {
        try (InjectingWorker worker = InjectingWorker.start(Bench.faults("frames=2"));
                RunningStack stack = RunningStack.over(worker.address().getPort())) {
            Subject subject =
                    new Subject(
                            "stack",
                            null,
                            stack.address(),
                            "",
                            null,
                            null,
                            worker.subject().fingerprint());

            Recording recording = Bench.run(KIND, "{words: 1, samples: 130}", subject);

            assertThat(Bench.flaws(recording)).isEmpty();
            assertThat(Bench.samples(recording, Metric.TOTAL).count()).isEqualTo(130);
        }
    }
}
