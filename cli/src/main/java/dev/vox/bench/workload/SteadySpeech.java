package dev.vox.bench.workload;

import dev.vox.bench.load.Generator;
import dev.vox.bench.load.MeasuredUtterance;
import dev.vox.bench.load.SessionPool;
import dev.vox.bench.load.Through;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.Subject;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;
import dev.vox.voice.Pace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/// So many sessions for a while, each speaking utterances in real time by a schedule of its own. What is due while a session still
/// speaks begins when it has ended, one after the other, and its latency counts from when it was due. What had no turn before the
/// time was over counts as having waited until then: it would have been longer.
final class SteadySpeech {
    private static final Duration PREPARATION = Duration.ofMillis(100);
    private static final Duration REFUSED_AGAIN = Duration.ofSeconds(3);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(250);
    private static final Duration GAP = Duration.ofMillis(250);
    private static final Duration LATE = Duration.ofSeconds(15);

    private final Plan plan;
    private final Recording recording;
    private final Generator generator;
    private final AtomicInteger speaking = new AtomicInteger();
    private volatile long countsFrom;
    private volatile long endsAt;

    /// What is spoken.
    ///
    /// @param through by which face
    /// @param texts of an utterance
    /// @param audio how long it is when it is spoken
    /// @param settle before anything counts
    /// @param length that counts
    record Plan(
            Through through, List<String> texts, Duration audio, Duration settle, Duration length) {
        Plan {
            texts = List.copyOf(texts);
        }

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

    private SteadySpeech(Plan plan, Recording recording, Generator generator) {
        this.plan = plan;
        this.recording = recording;
        this.generator = generator;
    }

    /// Lets them speak, and ends them.
    ///
    /// @param recording takes the figures of what was due after it had settled
    /// @throws OperationFailed when utterances do not come to their end
    static Outcome of(Subject subject, int sessions, Plan plan, Recording recording)
            throws InterruptedException {
        try (Generator generator = Generator.open(subject, plan.through(), sessions)) {
            return new SteadySpeech(plan, recording, generator).run(sessions);
        }
    }

    private Outcome run(int sessions) throws InterruptedException {
        long patience = System.nanoTime() + REFUSED_AGAIN.toNanos();
        while (true) {
            try (SessionPool pool = generator.pool(Pace.REALTIME, sessions)) {
                return new Outcome(null, speak(pool, sessions));
            } catch (OperationFailed e) {
                // A place may still be taken by a session that has just ended.
                if (System.nanoTime() > patience) {
                    return new Outcome(words(e), null);
                }
            }
            Pauses.of(BEFORE_AGAIN);
        }
    }

    private Overhead speak(SessionPool pool, int sessions) throws InterruptedException {
        long begin = generator.timetable().now() + PREPARATION.toNanos();
        countsFrom = begin + plan.settle().toNanos();
        endsAt = countsFrom + plan.length().toNanos();
        List<Speaker> speakers = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Speaker speaker = new Speaker(pool);
            speakers.add(speaker);
            speaker.schedule(begin + plan.period().toNanos() * i / sessions);
        }
        Pauses.until(endsAt);
        Overhead overhead = generator.overhead();
        generator.timetable().clear();
        speakers.forEach(Speaker::giveUp);
        awaitSilence();
        return overhead;
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

    /// One that speaks by its schedule, and never two utterances at a time.
    private final class Speaker {
        private final SessionPool pool;
        private final Queue<Long> waiting = new ArrayDeque<>();
        private boolean busy;

        Speaker(SessionPool pool) {
            this.pool = pool;
        }

        void schedule(long due) {
            if (due < endsAt) {
                generator.timetable().at(due, this::due);
            }
        }

        private void due(long scheduledAt) {
            schedule(scheduledAt + plan.period().toNanos());
            synchronized (this) {
                if (busy) {
                    waiting.add(scheduledAt);
                    return;
                }
                busy = true;
            }
            speak(scheduledAt);
        }

        private void speak(long scheduledAt) {
            speaking.incrementAndGet();
            var _ = generator.speak(pool, scheduledAt, plan.texts(), null).thenAccept(this::spoken);
        }

        private void spoken(MeasuredUtterance measured) {
            if (measured.scheduledAt() >= countsFrom) {
                SteadyUtterance.record(measured, recording);
            }
            Long next = next(measured.outcome() == MeasuredUtterance.Outcome.FAILED);
            if (next != null) {
                speak(next);
            }
            speaking.decrementAndGet();
        }

        /// What is due next; what failed is not tried again before it is due anew.
        private synchronized @Nullable Long next(boolean failed) {
            if (failed) {
                waiting.clear();
            }
            Long next = waiting.poll();
            busy = next != null;
            return next;
        }

        /// The time is over.
        synchronized void giveUp() {
            for (long scheduledAt : waiting) {
                if (scheduledAt >= countsFrom) {
                    SteadyUtterance.waited(scheduledAt, endsAt, recording);
                }
            }
            waiting.clear();
        }
    }
}
