package dev.vox.bench.trace;

import dev.vox.bench.metric.Metric;

import org.jspecify.annotations.Nullable;

/// A figure of a recorded conversation, in ticks of its metric's unit.
///
/// @param turn which of the user's turns it is of, from 1; 0 for the whole conversation
/// @param eventsOrNull by what the server said and when it came; null when that tells nothing of it
/// @param audioOrNull by the audio alone; null when that tells nothing of it
public record TraceFigure(
        Metric metric,
        int turn,
        long ticks,
        @Nullable Long eventsOrNull,
        @Nullable Long audioOrNull) {
    /// A figure that is computed once.
    static TraceFigure once(Metric metric, long ticks) {
        return new TraceFigure(metric, 0, ticks, null, null);
    }

    /// In the metric's unit.
    public double value() {
        return metric.unit().of(ticks);
    }
}
