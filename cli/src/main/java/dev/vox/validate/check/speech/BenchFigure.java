package dev.vox.validate.check.speech;

import dev.vox.voice.Pace;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is measured, in ms, as the definition of the metrics has it.
public enum BenchFigure {
    /// Text sent → first frame received.
    FIRST_FRAME,
    /// Text sent → first audible sample, at its playout time.
    FIRST_AUDIBLE,
    /// Text sent → final frame, as fast as it is taken.
    TOTAL,
    /// |time between two frames − 20 ms|, in real time.
    FRAME_JITTER,
    /// PAUSE sent → acknowledged.
    BARGEIN_CONTROL;

    /// Its name in files and reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The greatest good value of its 95th percentile where no profile says another; empty where there is none.
    public OptionalDouble reference() {
        return switch (this) {
            case FIRST_AUDIBLE -> OptionalDouble.of(500);
            case FRAME_JITTER -> OptionalDouble.of(10);
            case BARGEIN_CONTROL -> OptionalDouble.of(50);
            case FIRST_FRAME, TOTAL -> OptionalDouble.empty();
        };
    }

    /// Whether only a worker itself tells it.
    public boolean ofWorkerAlone() {
        return this == BARGEIN_CONTROL;
    }

    Pace pace() {
        return switch (this) {
            case FRAME_JITTER, BARGEIN_CONTROL -> Pace.REALTIME;
            case FIRST_FRAME, FIRST_AUDIBLE, TOTAL -> Pace.FAST;
        };
    }

    /// Its values of one utterance, in ns; none where the utterance has none.
    long[] of(Tape tape) {
        return switch (this) {
            case FIRST_FRAME -> one(tape.measured().firstFrame());
            case FIRST_AUDIBLE -> one(tape.measured().firstAudible());
            case TOTAL -> one(Optional.of(tape.measured().total()));
            case FRAME_JITTER -> tape.deviations();
            case BARGEIN_CONTROL -> new long[0];
        };
    }

    private static long[] one(Optional<Duration> value) {
        return value.stream().mapToLong(Duration::toNanos).toArray();
    }
}
