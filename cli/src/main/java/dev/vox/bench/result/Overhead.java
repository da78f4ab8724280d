package dev.vox.bench.result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// What the load generator itself cost, and whether that spoils the figures.
///
/// @param frames that it received
/// @param perFrame processor time of the generator a frame
/// @param latenessP99 99th percentile of how late it began what was scheduled
/// @param latenessMax the most of it
/// @param processorShare of all processors that it used, 0 to 1
/// @param bottleneckOrNull why it was the bottleneck, a phrase; null when it was not
public record Overhead(
        long frames,
        Duration perFrame,
        Duration latenessP99,
        Duration latenessMax,
        double processorShare,
        @Nullable String bottleneckOrNull) {
    /// Why the generator was the bottleneck; empty when it was not.
    public Optional<String> bottleneck() {
        return Optional.ofNullable(bottleneckOrNull);
    }

    /// Two parts of a run as one: the frames of both, and of each other figure the worse.
    public Overhead worse(Overhead other) {
        return new Overhead(
                frames + other.frames,
                longer(perFrame, other.perFrame),
                longer(latenessP99, other.latenessP99),
                longer(latenessMax, other.latenessMax),
                Math.max(processorShare, other.processorShare),
                bottleneckOrNull != null ? bottleneckOrNull : other.bottleneckOrNull);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
