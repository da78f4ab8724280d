package dev.vox.bench.compare;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.SubjectResult;
import dev.vox.problem.InvalidConfiguration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Results that were saved, to compare others with.
///
/// @param name a name or a file
/// @param results at least one
public record Baseline(String name, List<BenchResult> results, Conditions conditions) {
    private static final String NOW = "this run";

    public Baseline {
        results = List.copyOf(results);
    }

    /// What is to be measured by a scenario.
    ///
    /// @param kind of its workload
    /// @param parameters of its workload, as they are in effect
    /// @param subjects what they are called
    public record Planned(
            String scenario, String kind, Map<String, String> parameters, List<String> subjects) {
        public Planned {
            parameters = Map.copyOf(parameters);
            subjects = List.copyOf(subjects);
        }
    }

    /// Those of some scenarios that were not saved, so that they are compared with nothing.
    ///
    /// @throws InvalidConfiguration when none was saved
    public List<String> missing(List<String> scenarios) {
        List<String> missing =
                scenarios.stream().filter(scenario -> of(scenario).isEmpty()).toList();
        if (missing.size() == scenarios.size()) {
            throw new InvalidConfiguration(
                    "[%s] it has no result of %s".formatted(name, String.join(", ", missing)),
                    "it has one of "
                            + String.join(
                                    ", ",
                                    results.stream()
                                            .map(BenchResult::scenario)
                                            .distinct()
                                            .toList()));
        }
        return missing;
    }

    /// Makes sure, before anything is started, that what is planned was measured in the same way.
    ///
    /// @throws InvalidConfiguration when a parameter differs, and that is not forced, or a subject was not measured then
    public void require(Planned planned) {
        of(planned.scenario())
                .ifPresent(saved -> {
                    for (String subject : planned.subjects()) {
                        var _ = saved(saved, subject, planned.subjects().size());
                    }
                    Fingerprint then = Contender.facts(saved.kind(), saved.parameters());
                    Fingerprint now = Contender.facts(planned.kind(), planned.parameters());
                    conditions.require(planned.scenario(), name, NOW, then.differences(now));
                });
    }

    /// Makes sure, once it is up and before it is measured, that a subject is one of those that were measured.
    ///
    /// @param all how many subjects are measured
    /// @throws InvalidConfiguration when they differ in what is not meant to, and that is not forced
    public void require(String scenario, String subject, Fingerprint now, int all) {
        of(scenario)
                .ifPresent(saved -> {
                    Fingerprint then = saved(saved, subject, all).fingerprint();
                    conditions.require(scenario, name, subject, then.differences(now));
                });
    }

    private SubjectResult saved(BenchResult saved, String subject, int all) {
        return Comparisons.saved(name, saved, subject, all);
    }

    private Optional<BenchResult> of(String scenario) {
        return Comparisons.saved(results, scenario);
    }

    /// Compares results with them.
    ///
    /// @throws InvalidConfiguration as [Comparisons#against] does
    public List<Comparison> compare(List<BenchResult> now) {
        return Comparisons.against(name, results, now, conditions);
    }
}
