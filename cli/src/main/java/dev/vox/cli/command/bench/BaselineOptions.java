package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Baselines;
import dev.vox.bench.compare.Revision;
import dev.vox.bench.compare.Rule;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;

/// What results are saved as, and what they are compared with.
final class BaselineOptions implements Declared {
    private final RuleOption rule = new RuleOption();
    private @Nullable String name;
    private @Nullable String reference;
    private boolean force;

    @Override
    public void declare(Arguments arguments) {
        arguments
                .option(String.class, "NAME", "--save")
                .about("Keep the results under a name, for --compare.")
                .to(given -> name = given);
        arguments
                .option(String.class, "NAME|FILE|REF", "--compare")
                .about(
                        "Compare with what was kept, with a report of --json, or with a revision of"
                                + " git, which is then measured in turns; exit 1 when a figure is"
                                + " worse.")
                .to(given -> reference = given);
        arguments
                .flag("--force")
                .about("Compare also what was not measured on the same.")
                .to(on -> force = on);
        arguments.with(rule);
    }

    /// Complains about what was given before anything is done.
    ///
    /// @throws UsageProblem for a name that is none, and for `--force` without `--compare`
    void require(String usage) {
        if (name != null) {
            Baselines.problem(name)
                    .ifPresent(problem -> {
                        throw new UsageProblem("--save " + problem, null, usage);
                    });
        }
        if (force && reference == null) {
            throw new UsageProblem("--force is for --compare", null, usage);
        }
    }

    /// What the results are saved as; null when they are not.
    @Nullable String name() {
        return name;
    }

    /// Whether what was not measured on the same is compared too.
    boolean force() {
        return force;
    }

    /// From when on a change is one.
    ///
    /// @throws UsageProblem when it is no share
    Rule rule(String usage) {
        return rule.rule(usage);
    }

    /// What the results are compared with.
    ///
    /// @throws InvalidConfiguration when it is neither saved, nor a file, nor a revision, or its file is wrong
    Reference reference(Project project) throws InterruptedException {
        if (reference == null) {
            return new Reference.None();
        }
        Baselines baselines = new Baselines(project);
        if (baselines.has(reference)) {
            return new Reference.Saved(reference, baselines.read(reference));
        }
        if (Files.exists(Path.of(reference))) {
            return new Reference.Saved(reference, Baselines.read(Path.of(reference)));
        }
        String word = reference;
        return Revision.commit(project, word)
                .map(commit -> new Reference.AtRevision(word, commit))
                .orElseThrow(() ->
                        new InvalidConfiguration(
                                "[--compare] '%s' is neither saved, nor a file, nor a revision"
                                        .formatted(word),
                                baselines.hint(word)));
    }
}
