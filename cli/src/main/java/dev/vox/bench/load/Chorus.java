package dev.vox.bench.load;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Voices that speak at the same time, each one utterance after the other, from a common script, until nothing is left to say.
public final class Chorus {
    /// What failed is not tried again at once: a subject that is gone would be asked as fast as the machine can.
    private static final long AFTER_FAILURE = Duration.ofSeconds(1).toNanos();

    private final Generator generator;
    private final SessionPool pool;
    private final Script script;
    private final AtomicInteger speaking = new AtomicInteger();
    private final CompletableFuture<Void> silent = new CompletableFuture<>();

    /// What is said next. Any thread asks.
    @FunctionalInterface
    public interface Script {
        /// The next utterance; null when nothing is left.
        @Nullable Line next();
    }

    /// An utterance of a script.
    ///
    /// @param texts of it
    /// @param pause before it
    /// @param level takes down its loudness; null for most
    /// @param heard takes what was measured, on the line's thread
    public record Line(
            List<String> texts,
            Duration pause,
            @Nullable LevelMeter level,
            Consumer<MeasuredUtterance> heard) {
        public Line {
            texts = List.copyOf(texts);
        }
    }

    /// A chorus.
    public Chorus(Generator generator, SessionPool pool, Script script) {
        this.generator = generator;
        this.pool = pool;
        this.script = script;
    }

    /// Begins.
    ///
    /// @param voices how many speak at a time
    /// @param from when the first begins, in ns of the ticker
    /// @param spread over which the beginnings of all lie
    /// @return comes when all are silent; fails when a script or who hears a line does
    public CompletableFuture<Void> begin(int voices, long from, Duration spread) {
        speaking.set(voices);
        for (int voice = 0; voice < voices; voice++) {
            next(from + spread.toNanos() * voice / voices);
        }
        return silent;
    }

    /// The pause of a line counts from the end of the one before it; so does its scheduled start.
    private void next(long from) {
        Line line = script.next();
        if (line == null) {
            if (speaking.decrementAndGet() == 0) {
                silent.complete(null);
            }
            return;
        }
        generator
                .timetable()
                .at(from + line.pause().toNanos(), scheduledAt -> begin(line, scheduledAt));
    }

    private void begin(Line line, long scheduledAt) {
        var _ =
                generator
                        .speak(pool, scheduledAt, line.texts(), line.level())
                        .thenAccept(measured -> {
                            line.heard().accept(measured);
                            long now = generator.timetable().now();
                            next(
                                    measured.outcome() == MeasuredUtterance.Outcome.FAILED
                                            ? now + AFTER_FAILURE
                                            : now);
                        })
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                silent.completeExceptionally(failure);
                            }
                        });
    }
}
