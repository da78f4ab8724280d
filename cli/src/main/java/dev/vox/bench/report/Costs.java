package dev.vox.bench.report;

import dev.vox.bench.result.Overhead;
import dev.vox.text.Figures;

import java.time.Duration;
import java.util.Locale;

/// What the load generator itself cost, in words.
final class Costs {
    private static final double NANOS_A_MICROSECOND = 1_000;

    private Costs() {}

    /// `12.3 µs a frame (48,000 frames), late by 0.21 ms (p99) and 1.4 ms at most, 23 % of the processors`.
    static String of(Overhead overhead) {
        return String.format(
                Locale.ROOT,
                "%.1f µs a frame (%,d frames), late by %s (p99) and %s at most, %.0f %% of the"
                        + " processors",
                overhead.perFrame().toNanos() / NANOS_A_MICROSECOND,
                overhead.frames(),
                shown(overhead.latenessP99()),
                shown(overhead.latenessMax()),
                100 * overhead.processorShare());
    }

    private static String shown(Duration duration) {
        return Figures.duration(duration);
    }
}
