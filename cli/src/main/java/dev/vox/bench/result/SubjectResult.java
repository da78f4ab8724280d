package dev.vox.bench.result;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What came of a scenario with one subject.
///
/// @param subject its name: `stack`, `grpc://localhost:7001`, what the user called it
/// @param flaws why figures of some utterances are not used
/// @param overheadOrNull what the load generator cost; null when the scenario has no load
public record SubjectResult(
        String subject,
        Fingerprint fingerprint,
        List<Series> series,
        List<Flaw> flaws,
        @Nullable Overhead overheadOrNull,
        List<Waterfall> waterfalls,
        List<LevelCurve> levels,
        List<LoadStep> steps) {
    public SubjectResult {
        series = List.copyOf(series);
        flaws = List.copyOf(flaws);
        waterfalls = List.copyOf(waterfalls);
        levels = List.copyOf(levels);
        steps = List.copyOf(steps);
    }

    /// What the load generator cost.
    public Optional<Overhead> overhead() {
        return Optional.ofNullable(overheadOrNull);
    }
}
