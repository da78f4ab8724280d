package dev.vox.contract.audit;

import java.time.Duration;
import java.util.List;

/// How long calls took.
///
/// @param sorted the shortest first; at least one
public record Latencies(List<Duration> sorted) {
    public Latencies {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a percentile needs a sample");
        }
        sorted = sorted.stream().sorted().toList();
    }

    /// A percentile by nearest rank: the shortest time that at least `percent` of the calls did not exceed, always one
    /// that was measured.
    ///
    /// @param percent above 0, at most 100
    public Duration percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("not a percentage: " + percent);
        }
        return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
    }

    /// The longest.
    public Duration longest() {
        return sorted.getLast();
    }
}
