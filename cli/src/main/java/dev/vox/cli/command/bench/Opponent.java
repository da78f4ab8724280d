package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Baseline;
import dev.vox.bench.compare.Comparison;
import dev.vox.bench.compare.Comparisons;
import dev.vox.bench.compare.Conditions;
import dev.vox.bench.compare.Revision;
import dev.vox.bench.compare.Rule;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.Subject;
import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Running;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.bench.target.VoxProgram;
import dev.vox.cli.command.UsageProblem;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.profile.Backend;
import dev.vox.progress.Progress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// With what results are compared. To close it removes what was made for it.
sealed interface Opponent extends AutoCloseable {
    /// What is measured, its own side first when it is measured too.
    default List<TargetRequest> requests(List<TargetRequest> asked, Progress progress)
            throws InterruptedException {
        return asked;
    }

    /// Makes sure, before anything is started, that there will be something to compare.
    ///
    /// @param asked what is measured, as the command line names it
    /// @return the scenarios that will be compared with nothing
    /// @throws InvalidConfiguration when there will not
    default List<String> require(List<BenchScenario> scenarios, List<TargetRequest> asked) {
        return List.of();
    }

    /// Makes sure, once subjects are up and before they are measured, that they may be compared.
    ///
    /// @throws InvalidConfiguration when they may not
    default void admit(BenchScenario scenario, List<Subject> subjects) {}

    /// Compares results.
    ///
    /// @throws InvalidConfiguration when they cannot be compared
    List<Comparison> compare(List<BenchResult> results);

    @Override
    default void close() {}

    /// Nothing.
    record None() implements Opponent {
        @Override
        public List<Comparison> compare(List<BenchResult> results) {
            return List.of();
        }
    }

    /// The first of two that are measured.
    record First(Rule rule) implements Opponent {
        @Override
        public List<Comparison> compare(List<BenchResult> results) {
            return Comparisons.inTurns(
                    results, new Conditions(true, rule, Conditions.OF_STACKS, false));
        }
    }

    /// Results that were saved.
    record Saved(Baseline baseline) implements Opponent {
        @Override
        public List<String> require(List<BenchScenario> scenarios, List<TargetRequest> asked) {
            List<String> missing =
                    baseline.missing(scenarios.stream().map(BenchScenario::name).toList());
            List<String> subjects = asked.stream().map(TargetRequest::name).toList();
            for (BenchScenario scenario : scenarios) {
                baseline.require(
                        new Baseline.Planned(
                                scenario.name(),
                                scenario.kind(),
                                scenario.workload().parameters(),
                                subjects));
            }
            return missing;
        }

        @Override
        public void admit(BenchScenario scenario, List<Subject> subjects) {
            for (Subject subject : subjects) {
                baseline.require(
                        scenario.name(), subject.name(), subject.fingerprint(), subjects.size());
            }
        }

        @Override
        public List<Comparison> compare(List<BenchResult> now) {
            return baseline.compare(now);
        }
    }

    /// The project as it was at a revision of git.
    final class AtRevision implements Opponent {
        private final Project here;
        private final String word;
        private final String commit;
        private final Started asked;
        private final Rule rule;
        private @Nullable Revision revision;

        private AtRevision(Project here, String word, String commit, Started asked, Rule rule) {
            this.here = here;
            this.word = word;
            this.commit = commit;
            this.asked = asked;
            this.rule = rule;
        }

        /// @throws UsageProblem when it is not one stack that is measured, started for it or running
        static AtRevision of(
                Project here,
                String word,
                String commit,
                List<TargetRequest> requests,
                Rule rule,
                String usage) {
            if (requests.size() != 1) {
                throw new UsageProblem(
                        "one stack is compared with a revision, not " + requests.size(),
                        "name one --model, --mode and --backend at most",
                        usage);
            }
            Started asked =
                    switch (requests.getFirst()) {
                        case Started started -> started;
                        case Running _ ->
                                new Started("now", Backend.EMBEDDED, "", "", Map.of(), null);
                        case Address _ ->
                                throw new UsageProblem(
                                        "a target cannot be started at revision '%s'"
                                                .formatted(word),
                                        "leave --target out: a stack is started for each side",
                                        usage);
                    };
            return new AtRevision(here, word, commit, asked, rule);
        }

        @Override
        public List<TargetRequest> requests(List<TargetRequest> ignored, Progress progress)
                throws InterruptedException {
            revision = Revision.checkOut(here, commit);
            Path program = revision.program(progress).orElse(null);
            return List.of(
                    new Started(
                            word,
                            asked.backend(),
                            asked.model(),
                            asked.mode(),
                            asked.environment(),
                            program == null ? asked.programOrNull() : VoxProgram.at(program),
                            revision.project()),
                    asked);
        }

        @Override
        public List<Comparison> compare(List<BenchResult> results) {
            return new First(rule).compare(results);
        }

        @Override
        public void close() {
            if (revision != null) {
                revision.close();
            }
        }
    }
}
