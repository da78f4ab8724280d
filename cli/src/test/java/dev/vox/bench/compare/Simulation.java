package dev.vox.bench.compare;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Series;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/// Two sides of which the figures are drawn from distributions as latencies have them, of 40 ms in the middle.
enum Simulation {
    /// Lognormal, 5 % wide.
    NARROW {
        @Override
        double at(RandomGenerator random, double drift) {
            return 40 * Math.exp(0.05 * random.nextGaussian());
        }
    },
    /// Lognormal, 10 % wide.
    WIDE {
        @Override
        double at(RandomGenerator random, double drift) {
            return 40 * Math.exp(0.1 * random.nextGaussian());
        }
    },
    /// One of seven took half as long again.
    BIMODAL {
        @Override
        double at(RandomGenerator random, double drift) {
            double usual = random.nextInt(7) == 0 ? 60 : 40;
            return usual * Math.exp(0.05 * random.nextGaussian());
        }
    },
    /// A machine that is slower for a while: what one sample has, the next has mostly too.
    DRIFTING {
        @Override
        double at(RandomGenerator random, double drift) {
            return 40 * Math.exp(drift + 0.03 * random.nextGaussian());
        }
    };

    private static final double NANOS = 1_000_000;
    private static final int BLOCK = 10;
    private static final double KEPT = 0.98;
    private static final double DRIFT = 0.05;

    /// A latency in ms.
    abstract double at(RandomGenerator random, double drift);

    /// Two sides of n samples, measured in turns A B B A in blocks of ten, B slower by a factor.
    SeriesComparison inTurns(long seed, int n, double factor) {
        return compared(seed, n, factor, i -> i / BLOCK % 4 == 1 || i / BLOCK % 4 == 2, true);
    }

    /// Two sides of n samples, first all of A and then all of B.
    SeriesComparison apart(long seed, int n, double factor) {
        return compared(seed, n, factor, i -> i >= n, false);
    }

    private SeriesComparison compared(
            long seed, int n, double factor, IntPredicate ofB, boolean inTurns) {
        RandomGenerator random = new SplittableRandom(seed);
        long[][] sides = new long[2][n];
        int[] taken = new int[2];
        double drift = DRIFT * random.nextGaussian();
        for (int i = 0; i < 2 * n; i++) {
            int side = ofB.test(i) ? 1 : 0;
            double latency = at(random, drift) * (side == 1 ? factor : 1);
            sides[side][taken[side]++] = Math.round(latency * NANOS);
            drift = KEPT * drift + DRIFT * Math.sqrt(1 - KEPT * KEPT) * random.nextGaussian();
        }
        Rule rule = inTurns ? Rule.inTurns() : Rule.apart();
        return SeriesComparison.of(series(sides[0]), series(sides[1]), inTurns, rule);
    }

    private static Series series(long[] ticks) {
        return new Series(Metric.FIRST_AUDIBLE, Map.of(), Samples.of(ticks));
    }
}
