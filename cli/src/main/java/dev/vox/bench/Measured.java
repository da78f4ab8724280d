package dev.vox.bench;

import dev.vox.bench.result.BenchResult;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What came of scenarios, whether they came to their end or not.
///
/// @param results in the order of the scenarios; the last is partial when it did not come to its end
/// @param brokenOffByOrNull what ended it early: an [InterruptedException] or an unchecked exception; null when nothing did
public record Measured(List<BenchResult> results, @Nullable Exception brokenOffByOrNull) {
    public Measured {
        results = List.copyOf(results);
    }

    /// Whether it came to its end.
    public boolean whole() {
        return brokenOffByOrNull == null;
    }

    /// Throws what ended it early, once the results are where they were asked for.
    public void complain() throws InterruptedException {
        switch (brokenOffByOrNull) {
            case null -> {}
            case InterruptedException stop -> throw stop;
            case RuntimeException failure -> throw failure;
            default -> throw new IllegalStateException(brokenOffByOrNull);
        }
    }
}
