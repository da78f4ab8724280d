package dev.vox.bench;

import dev.vox.bench.result.BenchResult;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What came of a run, whether it came to its end or not.
///
/// @param result partial when it did not
/// @param brokenOffByOrNull what ended it: an [InterruptedException] or an unchecked exception; null when it came to its end
public record BenchRun(BenchResult result, @Nullable Exception brokenOffByOrNull) {
    /// Throws what ended the run, once its result is where it was asked for.
    public void complain() throws InterruptedException {
        new Measured(List.of(result), brokenOffByOrNull).complain();
    }
}
