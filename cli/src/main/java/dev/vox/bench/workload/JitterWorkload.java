package dev.vox.bench.workload;

import dev.vox.bench.load.Chorus;
import dev.vox.bench.load.Generator;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.SeriesRecorder;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.ProcessUsage;
import dev.vox.bench.target.Subject;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.Pace;
import dev.vox.voice.scenario.Quantities;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Sessions in real time, each of which speaks one utterance after the other. A part is a second.
///
/// @param sessions at a time
/// @param seconds for which all of them speak
/// @param spread seconds over which their beginnings lie
/// @param words of an utterance
/// @param door by which each subject is measured
record JitterWorkload(int sessions, int seconds, int spread, int words, Door door)
        implements Workload {
    private static final Map<String, String> NO_LABELS = Map.of();
    private static final Duration PREPARATION = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int WARM_UP_SESSIONS = 100;

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.FRAME_JITTER,
                Metric.RFC3550_JITTER,
                Metric.UNDERRUNS,
                Metric.SESSION_MEMORY);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sessions", Integer.toString(sessions));
        parameters.put("duration", Quantities.shown(Duration.ofSeconds(seconds)));
        parameters.put("spread", Quantities.shown(Duration.ofSeconds(spread)));
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
        new JitterWorkload(Math.min(sessions, WARM_UP_SESSIONS), seconds, 0, words, door)
                .speak(subject, WARM_UP, new Recording(0), Progress.NONE);
    }

    @Override
    public void run(Subject subject, int from, int until, Recording recording, Progress progress)
            throws InterruptedException {
        speak(subject, Duration.ofSeconds(until - (long) from), recording, progress);
    }

    private void speak(Subject subject, Duration window, Recording recording, Progress progress)
            throws InterruptedException {
        Evenness heard = new Evenness(recording);
        try (Generator generator = door.open(subject, sessions);
                SessionPool pool = generator.pool(Pace.REALTIME, sessions)) {
            long begin = generator.timetable().now() + PREPARATION.toNanos();
            long end = begin + window.plusSeconds(spread).toNanos();
            Chorus.Line line =
                    new Chorus.Line(Passage.sentences(words), Duration.ZERO, null, heard::take);
            Chorus chorus =
                    new Chorus(
                            generator, pool, () -> generator.timetable().now() < end ? line : null);
            CompletableFuture<Void> silent =
                    chorus.begin(sessions, begin, Duration.ofSeconds(spread));
            CompletableFuture<Void> over = new CompletableFuture<>();
            eachSecond(generator, begin, end, subject, progress);
            generator.timetable().at(end, at -> over.complete(null));
            SessionPool.await(
                    over, "the end of the time", window.plusSeconds(spread).plus(SILENCE));
            recording.idleMemory().ifPresent(idle -> sessionMemory(subject, idle, recording, end));
            recording.overhead(generator.overhead());
            pool.endAll();
            SessionPool.await(silent, "silence", SILENCE);
        }
        if (heard.count.get() == 0) {
            throw new OperationFailed(
                    "[%s] no utterance could be measured".formatted(subject.name()));
        }
    }

    private static void eachSecond(
            Generator generator, long begin, long end, Subject subject, Progress progress) {
        long second = Duration.ofSeconds(1).toNanos();
        long total = (end - begin) / second;
        for (long i = 1; i <= total; i++) {
            long done = i;
            generator
                    .timetable()
                    .at(
                            begin + i * second,
                            at ->
                                    progress.report(
                                            new ProgressEvent.Advanced(
                                                    subject.name(),
                                                    done,
                                                    total,
                                                    "%d frames".formatted(generator.frames()))));
        }
    }

    private static Optional<Long> memory(Subject subject) {
        return subject.usage().map(ProcessUsage::memory);
    }

    private void sessionMemory(Subject subject, long idle, Recording recording, long now) {
        memory(subject)
                .ifPresent(speaking ->
                        recording.record(
                                Metric.SESSION_MEMORY,
                                NO_LABELS,
                                now,
                                Math.max(0, speaking - idle) / sessions));
    }

    /// Enters how evenly frames came; an utterance that the end of the time cut counts up to there.
    private static final class Evenness {
        private final Recording recording;
        private final SeriesRecorder deviations;
        private final AtomicLong count = new AtomicLong();

        Evenness(Recording recording) {
            this.recording = recording;
            this.deviations = recording.series(Metric.FRAME_JITTER, NO_LABELS);
        }

        void take(MeasuredUtterance utterance) {
            if (utterance.flawOrNull() != null && !utterance.onlyCut()) {
                recording.flaw(utterance.flawOrNull());
                return;
            }
            MeasuredUtterance.Paced paced = utterance.paced();
            if (paced.deviations().length == 0) {
                return;
            }
            count.incrementAndGet();
            long moment = utterance.finalFrameAt();
            for (long deviation : paced.deviations()) {
                deviations.record(recording.since(moment), deviation);
            }
            recording.record(Metric.RFC3550_JITTER, NO_LABELS, moment, paced.jitter());
            recording.record(Metric.UNDERRUNS, NO_LABELS, moment, paced.underruns());
        }
    }
}
