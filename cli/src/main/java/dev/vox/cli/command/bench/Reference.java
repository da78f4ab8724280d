package dev.vox.cli.command.bench;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.problem.InvalidConfiguration;

import java.util.List;
import java.util.stream.Collectors;

/// What results are compared with.
sealed interface Reference {
    /// Nothing.
    record None() implements Reference {}

    /// Results that are there.
    ///
    /// @param name as the command line calls them
    record Saved(String name, List<BenchResult> results) implements Reference {
        public Saved {
            results = List.copyOf(results);
        }

        /// Makes sure that there is something to compare, before anything is measured.
        ///
        /// @throws InvalidConfiguration when there is not
        void require(List<BenchScenario> scenarios) {
            List<String> known = results.stream().map(BenchResult::scenario).distinct().toList();
            List<String> wanted = scenarios.stream().map(BenchScenario::name).toList();
            if (wanted.stream().noneMatch(known::contains)) {
                throw new InvalidConfiguration(
                        "[%s] it has no result of %s"
                                .formatted(name, wanted.stream().collect(Collectors.joining(", "))),
                        "it has: " + String.join(", ", known));
            }
        }
    }

    /// The first of the two that are measured.
    record First() implements Reference {}

    /// The project as it was at a revision, which is measured too, first.
    ///
    /// @param word as the command line calls it
    /// @param commit that it means
    record AtRevision(String word, String commit) implements Reference {}
}
