package dev.vox.bench.workload;

import dev.vox.bench.load.GeneratorWatch;
import dev.vox.bench.load.LineSession;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.load.SpeechLine;
import dev.vox.bench.load.SpeechLines;
import dev.vox.bench.load.Timetable;
import dev.vox.bench.load.UtteranceMeter;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.voice.Pace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// A soak while it goes on. Its verdict is there also when it is interrupted.
final class SoakRun {
    private static final Duration LATE = Duration.ofSeconds(30);
    private static final double NANOS_A_SECOND = Duration.ofSeconds(1).toNanos();

    private final Soak soak;
    private final Subject subject;
    private final Recording recording;
    private final Progress progress;
    private final Resources resources;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final LongAdder frames = new LongAdder();
    private final AtomicLong spoken = new AtomicLong();

    SoakRun(Soak soak, Subject subject, Recording recording, Progress progress) {
        this.soak = soak;
        this.subject = subject;
        this.recording = recording;
        this.progress = progress;
        this.resources = new Resources(subject, soak.door().of(subject), recording);
    }

    void run() throws InterruptedException {
        int sessions = (int) Math.ceil(soak.rate() * LATE.toSeconds());
        try (Timetable timetable = new Timetable();
                SpeechLine line = SpeechLines.open(subject, soak.door().of(subject), sessions);
                GeneratorWatch watch =
                        new GeneratorWatch(timetable, line::threads, frames, subject.here())) {
            long begunAt = timetable.now();
            try {
                arrive(timetable, line, begunAt, 0);
                look(begunAt);
                recording.overhead(watch.overhead());
                timetable.clear();
                awaitSilence();
            } finally {
                timetable.clear();
                judge(begunAt);
            }
        }
    }

    /// Lets the n-th session come when it is due, and enters the next.
    private void arrive(Timetable timetable, SpeechLine line, long begunAt, long number) {
        long due = begunAt + Math.round(number / soak.rate() * NANOS_A_SECOND);
        if (due < begunAt + soak.length().toNanos()) {
            timetable.at(
                    due,
                    scheduledAt -> {
                        arrive(timetable, line, begunAt, number + 1);
                        come(line, scheduledAt);
                    });
        }
    }

    /// A session: its latency counts from when it was due, its opening included.
    private void come(SpeechLine line, long scheduledAt) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        var _ =
                line.open(Pace.REALTIME)
                        .whenComplete((session, failure) -> {
                            if (session == null) {
                                refused(failure);
                            } else {
                                speak(session, scheduledAt);
                            }
                        });
    }

    private void refused(@Nullable Throwable failure) {
        open.decrementAndGet();
        String why =
                failure == null
                        ? "nobody knows why"
                        : SessionPool.failure("a session", failure).getMessage();
        recording.flaw("a session was not opened: " + why);
    }

    private void speak(LineSession session, long scheduledAt) {
        try {
            session.speak(
                    Passage.sentences(soak.words()),
                    new UtteranceMeter(
                            session, scheduledAt, null, measured -> spoken(session, measured)));
        } catch (IllegalStateException e) {
            session.close();
            open.decrementAndGet();
            recording.flaw("a session was over before its time");
        }
    }

    private void spoken(LineSession session, MeasuredUtterance measured) {
        frames.add(measured.frames());
        SteadyUtterance.record(measured, recording);
        session.close();
        spoken.incrementAndGet();
        open.decrementAndGet();
    }

    /// Looks at the process until the time is over.
    private void look(long begunAt) throws InterruptedException {
        long interval = soak.interval().toNanos();
        long looks = Math.max(1, soak.length().toNanos() / interval);
        for (long i = 1; i <= looks; i++) {
            Pauses.until(begunAt + i * interval);
            if (soak.resources()) {
                resources.look();
            }
            progress.report(
                    new ProgressEvent.Advanced(
                            subject.name(),
                            i,
                            looks,
                            "%d sessions came and went".formatted(spoken.get())));
        }
        Pauses.until(begunAt + soak.length().toNanos());
    }

    private void awaitSilence() throws InterruptedException {
        long patience = System.nanoTime() + LATE.toNanos();
        while (open.get() > 0 && System.nanoTime() < patience) {
            Pauses.of(Duration.ofMillis(10));
        }
        if (open.get() > 0) {
            recording.flaw("an utterance did not come to its end");
        }
    }

    private void judge(long begunAt) {
        if (!soak.resources()) {
            return;
        }
        Duration settled = soak.settle().plusNanos(recording.since(begunAt));
        List<String> leaks = resources.judge(settled);
        recording.step(
                new LoadStep(
                        most.get(),
                        leaks.isEmpty(),
                        List.of(),
                        leaks.isEmpty() ? null : String.join("; ", leaks)));
    }
}
