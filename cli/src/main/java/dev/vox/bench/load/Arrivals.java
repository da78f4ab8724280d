package dev.vox.bench.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When utterances of an open load begin: whatever comes of those before.
public enum Arrivals {
    /// At even distances.
    EVEN,
    /// At random, as callers do who know nothing of each other: a Poisson process, whose distances are distributed exponentially.
    POISSON;

    /// From the beginning of one to that of the next.
    ///
    /// @param rate beginnings a second
    public Duration distance(double rate, RandomGenerator random) {
        double seconds =
                switch (this) {
                    case EVEN -> 1 / rate;
                    case POISSON -> -Math.log(1 - random.nextDouble()) / rate;
                };
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
