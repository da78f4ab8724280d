package dev.vox.bench.result;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of a scenario: the document that is saved, shown in every form, and compared.
///
/// @param scenario its name
/// @param kind of its workload: `first-audio`
/// @param parameters of the workload, as they were in effect, by their keys in the file
/// @param startedAt by the wall clock
/// @param took all of it, warm-up included
/// @param partial whether the run was interrupted
/// @param subjects in the order in which they were asked for
public record BenchResult(
        String scenario,
        String kind,
        Map<String, String> parameters,
        Instant startedAt,
        Duration took,
        boolean partial,
        List<SubjectResult> subjects) {
    public BenchResult {
        parameters = new LinkedHashMap<>(parameters);
        subjects = List.copyOf(subjects);
    }
}
