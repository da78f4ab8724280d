package dev.vox.bench.workload;

import dev.vox.bench.load.Chorus;
import dev.vox.bench.load.Generator;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.voice.Pace;
import dev.vox.voice.scenario.Quantities;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Sessions that speak one utterance after the other as fast as audio comes. A part is a second.
///
/// @param sessions at a time
/// @param seconds for how long
/// @param words of an utterance
/// @param door by which each subject is measured
record ThroughputWorkload(int sessions, int seconds, int words, Door door) implements Workload {
    private static final Map<String, String> NO_LABELS = Map.of();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration PREPARATION = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int WARM_UP = 2;

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.SPEED, Metric.RTF, Metric.FRAME_RATE);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sessions", Integer.toString(sessions));
        parameters.put("duration", Quantities.shown(Duration.ofSeconds(seconds)));
        parameters.put("words", Integer.toString(words));
        door.enter(parameters);
        return parameters;
    }

    @Override
    public int parts() {
        return seconds;
    }

    @Override
    public void require(Subject subject) {
        door.require(subject);
    }

    @Override
    public void warmUp(Subject subject) throws InterruptedException {
        run(subject, 0, WARM_UP, new Recording(0), Progress.NONE);
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        try (Generator generator = door.open(subject, sessions);
                SessionPool pool = generator.pool(Pace.FAST, sessions)) {
            Course course = new Course(generator, recording, subject, progress, until - from);
            CompletableFuture<Void> silent = course.begin(pool);
            SessionPool.await(
                    course.over,
                    "the end of the time",
                    Duration.ofSeconds(until - (long) from).plus(SILENCE));
            recording.overhead(generator.overhead());
            pool.endAll();
            SessionPool.await(silent, "silence", SILENCE);
            if (course.spoken.get() == 0) {
                throw new OperationFailed(
                        "[%s] no utterance was spoken to its end".formatted(subject.name()));
            }
        }
    }

    /// A while of it.
    private final class Course {
        private final Generator generator;
        private final Recording recording;
        private final Subject subject;
        private final Progress progress;
        private final int total;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final AtomicLong spoken = new AtomicLong();
        private final AtomicLong flawed = new AtomicLong();
        private long countedAt;
        private long counted;
        private long flawedBefore;

        Course(
                Generator generator,
                Recording recording,
                Subject subject,
                Progress progress,
                int total) {
            this.generator = generator;
            this.recording = recording;
            this.subject = subject;
            this.progress = progress;
            this.total = total;
        }

        CompletableFuture<Void> begin(SessionPool pool) {
            Chorus.Line line =
                    new Chorus.Line(
                            List.of(Passage.words(words)), Duration.ZERO, null, this::heard);
            long begin = generator.timetable().now() + PREPARATION.toNanos();
            generator.timetable().at(begin, at -> countFrom());
            for (int i = 1; i <= total; i++) {
                int second = i;
                generator.timetable().at(begin + i * SECOND, at -> count(second));
            }
            return new Chorus(generator, pool, () -> over.isDone() ? null : line)
                    .begin(sessions, begin, Duration.ZERO);
        }

        private void heard(MeasuredUtterance utterance) {
            if (utterance.onlyCut()) {
                return;
            }
            if (utterance.flawOrNull() != null) {
                recording.flaw(utterance.flawOrNull());
                flawed.incrementAndGet();
                return;
            }
            spoken.incrementAndGet();
            if (!utterance.realTime()) {
                double ratio = (double) utterance.total() / utterance.audio();
                recording.record(
                        Metric.RTF, NO_LABELS, utterance.finalFrameAt(), Unit.RATIO.toTicks(ratio));
            }
        }

        private void countFrom() {
            countedAt = generator.timetable().now();
            counted = generator.frames();
        }

        /// A second in which an utterance turned out to be flawed has no figure.
        private void count(int second) {
            long now = generator.timetable().now();
            long frames = generator.frames() - counted;
            double took = (double) (now - countedAt) / SECOND;
            if (flawed.get() == flawedBefore) {
                double audio = (double) frames * WireFormat.FRAME_MILLIS / 1000;
                recording.record(Metric.SPEED, NO_LABELS, now, Unit.RATIO.toTicks(audio / took));
                recording.record(
                        Metric.FRAME_RATE, NO_LABELS, now, Unit.PER_SECOND.toTicks(frames / took));
            }
            flawedBefore = flawed.get();
            countFrom();
            progress.report(
                    new ProgressEvent.Advanced(
                            subject.name(), second, total, "%d frames".formatted(frames)));
            if (second == total) {
                over.complete(null);
            }
        }
    }
}
