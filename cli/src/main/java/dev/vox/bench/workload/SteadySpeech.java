package dev.vox.bench.workload;

import dev.vox.bench.load.GeneratorWatch;
import dev.vox.bench.load.LineSession;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.load.SpeechLine;
import dev.vox.bench.load.SpeechLines;
import dev.vox.bench.load.Through;
import dev.vox.bench.load.Timetable;
import dev.vox.bench.load.UtteranceMeter;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.voice.Pace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// So many sessions for a while, each speaking utterances in real time by a schedule of its own. What is due while a session still
/// speaks begins when it has ended, and its latency counts from when it was due.
final class SteadySpeech {
    private static final Duration OPEN = Duration.ofSeconds(30);
    private static final Duration REFUSED_AGAIN = Duration.ofSeconds(3);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(250);
    private static final Duration GAP = Duration.ofMillis(250);
    private static final Duration LATE = Duration.ofSeconds(15);

    private final Subject subject;
    private final Plan plan;
    private final Recording recording;
    private final Timetable timetable;
    private final LongAdder frames = new LongAdder();
    private final List<Speaker> speakers = new ArrayList<>();
    private final AtomicInteger speaking = new AtomicInteger();
    private @Nullable GeneratorWatch watch;
    private volatile long countsFrom;
    private volatile long endsAt;

    /// What is spoken.
    ///
    /// @param through by which face
    /// @param audio how long the text is when it is spoken
    /// @param settle before anything counts
    /// @param length that counts
    record Plan(Through through, String text, Duration audio, Duration settle, Duration length) {
        /// From the beginning of an utterance to that of the session's next.
        Duration period() {
            return audio.plus(GAP);
        }
    }

    /// What came of it besides the figures.
    ///
    /// @param refusalOrNull why a session was not opened, in the subject's words; null when all were
    /// @param overheadOrNull of the generator; null when nothing was spoken
    record Outcome(@Nullable String refusalOrNull, @Nullable Overhead overheadOrNull) {}

    private SteadySpeech(Subject subject, Plan plan, Recording recording, Timetable timetable) {
        this.subject = subject;
        this.plan = plan;
        this.recording = recording;
        this.timetable = timetable;
    }

    /// Lets them speak, and ends them.
    ///
    /// @param recording takes the figures of what was due after it had settled
    /// @throws OperationFailed when utterances do not come to their end
    static Outcome of(Subject subject, int sessions, Plan plan, Recording recording)
            throws InterruptedException {
        try (Timetable timetable = new Timetable();
                SpeechLine line = SpeechLines.open(subject, plan.through(), sessions)) {
            return new SteadySpeech(subject, plan, recording, timetable).run(line, sessions);
        }
    }

    private Outcome run(SpeechLine line, int sessions) throws InterruptedException {
        String refusal = open(line, sessions);
        if (refusal != null) {
            return new Outcome(refusal, null);
        }
        boolean here =
                subject.process().filter(pid -> pid == ProcessHandle.current().pid()).isPresent();
        try (GeneratorWatch watching = new GeneratorWatch(timetable, line::threads, frames, here)) {
            watch = watching;
            long begin = timetable.now() + Duration.ofMillis(100).toNanos();
            countsFrom = begin + plan.settle().toNanos();
            endsAt = countsFrom + plan.length().toNanos();
            long period = plan.period().toNanos();
            for (int i = 0; i < speakers.size(); i++) {
                speakers.get(i).schedule(begin + period * i / speakers.size());
            }
            Pauses.until(endsAt);
            Overhead overhead = watching.overhead();
            timetable.clear();
            awaitSilence();
            return new Outcome(null, overhead);
        }
    }

    /// Opens the sessions. One that is refused may have its place still taken by one that has just ended, so it is asked for again.
    private @Nullable String open(SpeechLine line, int sessions) throws InterruptedException {
        List<CompletableFuture<LineSession>> opening = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            opening.add(line.open(Pace.REALTIME));
        }
        long patience = System.nanoTime() + REFUSED_AGAIN.toNanos();
        for (CompletableFuture<LineSession> each : opening) {
            CompletableFuture<LineSession> session = each;
            boolean opened = false;
            while (!opened) {
                try {
                    speakers.add(new Speaker(SessionPool.await(session, "a session", OPEN)));
                    opened = true;
                } catch (OperationFailed e) {
                    if (System.nanoTime() > patience) {
                        return words(e);
                    }
                    Pauses.of(BEFORE_AGAIN);
                    session = line.open(Pace.REALTIME);
                }
            }
        }
        return null;
    }

    /// A refusal without the address in front.
    private static String words(VoxException refusal) {
        return String.valueOf(refusal.getMessage()).replaceFirst("^\\[[^]]*\\] ", "");
    }

    private void awaitSilence() throws InterruptedException {
        long patience = System.nanoTime() + plan.audio().plus(LATE).toNanos();
        while (speaking.get() > 0) {
            if (System.nanoTime() > patience) {
                recording.flaw("an utterance did not come to its end");
                return;
            }
            Pauses.of(Duration.ofMillis(10));
        }
    }

    /// A session and its schedule.
    private final class Speaker {
        private static final long NOTHING = Long.MIN_VALUE;

        private final LineSession session;
        private boolean busy;
        private long pending = NOTHING;

        Speaker(LineSession session) {
            this.session = session;
        }

        void schedule(long due) {
            if (due < endsAt) {
                timetable.at(due, this::due);
            }
        }

        private void due(long scheduledAt) {
            schedule(scheduledAt + plan.period().toNanos());
            synchronized (this) {
                if (busy) {
                    // What is due for the longest time stands for all that is due.
                    pending = pending == NOTHING ? scheduledAt : pending;
                    return;
                }
                busy = true;
            }
            speak(scheduledAt);
        }

        private void speak(long scheduledAt) {
            speaking.incrementAndGet();
            try {
                session.speak(
                        List.of(plan.text()),
                        new UtteranceMeter(session, scheduledAt, null, this::spoken));
            } catch (IllegalStateException e) {
                speaking.decrementAndGet();
                recording.flaw("a session was over before its time");
            }
        }

        private void spoken(MeasuredUtterance measured) {
            GeneratorWatch watching = watch;
            if (watching != null) {
                frames.add(measured.frames());
            }
            if (measured.scheduledAt() >= countsFrom) {
                SteadyUtterance.record(measured, recording);
            }
            long next;
            synchronized (this) {
                next = pending;
                pending = NOTHING;
                busy = next != NOTHING;
            }
            if (next != NOTHING && timetable.now() < endsAt) {
                speak(next);
            }
            speaking.decrementAndGet();
        }
    }
}
