package dev.vox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.compare.Comparison;
import dev.vox.bench.compare.Comparisons;
import dev.vox.bench.compare.Conditions;
import dev.vox.bench.compare.Rule;
import dev.vox.bench.compare.SeriesComparison;
import dev.vox.bench.compare.Verdict;
import dev.vox.bench.load.HeardFrame;
import dev.vox.bench.load.LineSession;
import dev.vox.bench.load.SpeechLine;
import dev.vox.bench.load.SpeechLines;
import dev.vox.bench.load.Through;
import dev.vox.bench.load.UtteranceEnd;
import dev.vox.bench.load.UtteranceListener;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Recording;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.Subject;
import dev.vox.bench.workload.Workload;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.voice.Pace;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Workers on real sockets, measured in turns and compared. The delays are so long that what a busy machine adds is little beside 5 % of them.
class ComparedWorkersTest {
    private static final int SAMPLES = 60;
    private static final long SECONDS = 30;

    /// A machine that is too busy makes it unclear, and rightly so.
    private static final int TRIES = 4;

    @Test
    void theSameTwiceIsNeitherWorseNorBetter() throws Exception {
        SeriesComparison same = compared("240", "240");

        assertThat(same.verdict()).isIn(Verdict.SAME, Verdict.UNCLEAR);
    }

    @Test
    void fivePercentMoreOfFirstAudioAreFound() throws Exception {
        SeriesComparison slower = compared("240", "252");
        for (int again = 0; again < TRIES && slower.verdict() == Verdict.UNCLEAR; again++) {
            slower = compared("240", "252");
        }

        assertThat(slower.samplesOfB()).isEqualTo(SAMPLES);
        assertThat(slower.verdict()).as(slower.toString()).isEqualTo(Verdict.WORSE);
        assertThat(slower.p()).isLessThan(0.01);
        assertThat(slower.ratio().value()).isBetween(1.02, 1.08);
    }

    private static SeriesComparison compared(String delayOfA, String delayOfB) throws Exception {
        try (InjectingWorker a = worker(delayOfA);
                InjectingWorker b = worker(delayOfB)) {
            BenchRun run =
                    new BenchRunner(InstantSource.system(), System::nanoTime)
                            .run(
                                    new BenchScenario(
                                            "first-frame", "", "first-frame", new FirstFrame()),
                                    List.of(subject("a", a), subject("b", b)),
                                    Progress.NONE);
            run.complain();
            BenchResult result = run.result();
            Comparison comparison =
                    Comparisons.inTurns(
                                    List.of(result),
                                    new Conditions(
                                            true, Rule.inTurns(), Conditions.OF_STACKS, false))
                            .getFirst();
            assertThat(comparison.inTurns()).isTrue();
            return comparison.series().getFirst();
        }
    }

    private static InjectingWorker worker(String delay) throws Exception {
        return InjectingWorker.start(
                InjectedFaults.NONE.with("frames", "2").with("first-frame", delay));
    }

    private static Subject subject(String name, InjectingWorker worker) {
        return new Subject(name, worker.address(), null, "", null, null, new Fingerprint(Map.of()));
    }

    /// Speaks, the utterances of a turn at the same time, and measures when the first frame comes.
    private static final class FirstFrame implements Workload {
        @Override
        public List<Metric> metrics() {
            return List.of(Metric.FIRST_FRAME);
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("samples", Integer.toString(SAMPLES));
        }

        @Override
        public int parts() {
            return SAMPLES;
        }

        @Override
        public void require(Subject subject) {
            SpeechLines.require(subject, Through.WORKER);
        }

        @Override
        public void warmUp(Subject subject) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                run(subject, 0, 5, new Recording(0), Progress.NONE);
            }
        }

        @Override
        public void run(
                Subject subject, int from, int until, Recording recording, Progress progress)
                throws InterruptedException {
            try (SpeechLine line = SpeechLines.open(subject, Through.WORKER, until - from)) {
                List<CompletableFuture<LineSession>> sessions = new ArrayList<>();
                for (int part = from; part < until; part++) {
                    sessions.add(line.open(Pace.FAST));
                }
                List<Heard> all = new ArrayList<>();
                for (CompletableFuture<LineSession> session : sessions) {
                    Heard heard = new Heard(recording);
                    await(session).speak(List.of("One two three."), heard);
                    all.add(heard);
                }
                for (Heard heard : all) {
                    await(heard.ended);
                }
            }
        }

        private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
            try {
                return future.get(SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new OperationFailed("[worker] it did not answer", null, e);
            }
        }
    }

    private static final class Heard implements UtteranceListener {
        private final Recording recording;
        private final CompletableFuture<UtteranceEnd> ended = new CompletableFuture<>();
        private long sentAt;
        private boolean heard;

        Heard(Recording recording) {
            this.recording = recording;
        }

        @Override
        public void sent(long at) {
            sentAt = at;
        }

        @Override
        public void frame(HeardFrame frame) {
            if (!heard) {
                heard = true;
                recording.record(
                        Metric.FIRST_FRAME,
                        Map.of(),
                        frame.arrivedAt(),
                        frame.arrivedAt() - sentAt);
            }
        }

        @Override
        public void ended(UtteranceEnd end) {
            ended.complete(end);
        }
    }
}
