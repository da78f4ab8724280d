package dev.vox.bench.result;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What came of so many sessions at a time: a step of a ramp, or of figures against concurrency.
///
/// @param sessions at a time
/// @param held whether every objective held
/// @param series of this step alone
/// @param gaveOutOrNull what gave out first, a phrase: `processor: 1.97 of 2 cores`; null when nothing did
public record LoadStep(
        int sessions, boolean held, List<Series> series, @Nullable String gaveOutOrNull) {
    public LoadStep {
        series = List.copyOf(series);
    }

    /// What gave out first.
    public Optional<String> gaveOut() {
        return Optional.ofNullable(gaveOutOrNull);
    }
}
