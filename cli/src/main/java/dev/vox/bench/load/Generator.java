package dev.vox.bench.load;

import dev.vox.bench.result.Overhead;
import dev.vox.bench.target.Subject;
import dev.vox.problem.VoxException;
import dev.vox.voice.Pace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/// Speaks with a subject as many at a time, on a schedule, and watches what that costs itself.
public final class Generator implements AutoCloseable {
    private final SpeechLine line;
    private final Timetable timetable = new Timetable();
    private final LongAdder frames = new LongAdder();
    private final GeneratorWatch watch;

    private Generator(SpeechLine line, boolean sameProcess) {
        this.line = line;
        this.watch = new GeneratorWatch(timetable, line::threads, frames, sameProcess);
    }

    /// A generator for a subject.
    ///
    /// @param sessions about how many are to be open at a time
    /// @throws dev.vox.problem.MissingPrerequisite when the subject has no such face
    public static Generator open(Subject subject, Through through, int sessions) {
        return new Generator(SpeechLines.open(subject, through, sessions), subject.here());
    }

    /// Begins what is due.
    public Timetable timetable() {
        return timetable;
    }

    /// Opens sessions.
    ///
    /// @throws VoxException when they cannot be opened
    public SessionPool pool(Pace pace, int sessions) throws InterruptedException {
        return SessionPool.open(line, pace, sessions);
    }

    /// Speaks on a session that is silent; comes back at once.
    ///
    /// @param scheduledAt when it was due, in ns of the ticker, or [UtteranceMeter#WHEN_SENT]
    /// @param texts of the one utterance
    /// @param level takes down its loudness; null for most
    /// @return comes when it is over, and never fails: an utterance that could not begin has failed
    public CompletableFuture<MeasuredUtterance> speak(
            SessionPool pool, long scheduledAt, List<String> texts, @Nullable LevelMeter level) {
        CompletableFuture<MeasuredUtterance> over = new CompletableFuture<>();
        var _ =
                pool.take()
                        .whenComplete((session, failure) -> {
                            if (failure != null) {
                                over.complete(unbegun(scheduledAt, failure));
                                return;
                            }
                            UtteranceMeter meter =
                                    new UtteranceMeter(
                                            session,
                                            scheduledAt,
                                            level,
                                            measured -> {
                                                pool.give(session);
                                                over.complete(measured);
                                            });
                            try {
                                session.speak(texts, counting(meter));
                            } catch (IllegalStateException e) {
                                over.complete(unbegun(scheduledAt, e));
                            }
                        });
        return over;
    }

    UtteranceListener counting(UtteranceListener listener) {
        return new Counting(listener, frames);
    }

    private MeasuredUtterance unbegun(long scheduledAt, Throwable cause) {
        long now = timetable.now();
        VoxException failure = SessionPool.failure("a session", cause);
        return MeasuredUtterance.failed(
                scheduledAt == UtteranceMeter.WHEN_SENT ? now : scheduledAt,
                now,
                String.valueOf(failure.getMessage()));
    }

    /// How many frames came so far.
    public long frames() {
        return frames.sum();
    }

    /// What it cost so far.
    public Overhead overhead() {
        return watch.overhead();
    }

    @Override
    public void close() {
        timetable.close();
        watch.close();
        line.close();
    }

    /// Counts frames on their way.
    private record Counting(UtteranceListener to, LongAdder frames) implements UtteranceListener {
        @Override
        public void sent(long at) {
            to.sent(at);
        }

        @Override
        public void frame(HeardFrame frame) {
            frames.increment();
            to.frame(frame);
        }

        @Override
        public void ended(UtteranceEnd end) {
            to.ended(end);
        }
    }
}
