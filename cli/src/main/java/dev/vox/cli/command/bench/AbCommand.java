package dev.vox.cli.command.bench;

import dev.vox.bench.compare.Rule;
import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.env.Project;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Measures two stacks in turns, and says whether the second is better or worse than the first.
public final class AbCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox bench ab --a SPEC --b SPEC [SCENARIO…] [OPTIONS]";

    private final BenchParts parts;
    private final RuleOption rule = new RuleOption();
    private final RunOptions run = new RunOptions(rule);

    private String a = "";
    private String b = "";

    /// A command that works with some parts.
    public AbCommand(BenchParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.about(
                "Measure two stacks in turns, and say whether B is better or worse than A.",
                "A SPEC is KEY=VALUE,… of model, mode, backend, vox (the launcher of"
                        + " another build) and env.NAME, or target and voice. Exit 1 when B is"
                        + " worse.");
        arguments
                .option(String.class, "SPEC", "--a")
                .about("What B is measured by: model=piper,mode=agent.")
                .to(given -> a = given);
        arguments
                .option(String.class, "SPEC", "--b")
                .about("What is judged: model=cosyvoice2, or target=grpc://localhost:7001.")
                .to(given -> b = given);
        arguments.with(run);
    }

    @Override
    public Integer call() throws InterruptedException {
        return run.run(
                parts,
                sides(run.project()),
                new Opponent.First(rule.rule(Rule.inTurns(), USAGE)),
                Optional.empty(),
                USAGE);
    }

    /// Both sides, under names that tell them apart.
    private List<TargetRequest> sides(Project here) {
        TargetRequest one = side(here, "a", a, "");
        TargetRequest other = side(here, "b", b, "");
        return one.name().equals(other.name())
                ? List.of(side(here, "a", a, "A "), side(here, "b", b, "B "))
                : List.of(one, other);
    }

    private TargetRequest side(Project here, String option, String text, String before) {
        if (text.isBlank()) {
            throw new UsageProblem(
                    "--%s is missing".formatted(option),
                    "such as --a model=piper --b model=cosyvoice2",
                    USAGE);
        }
        try {
            TargetRequest side = SubjectSpec.read(here, before, text);
            requireOneVoice(option, side);
            return side;
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(
                    "--%s %s".formatted(option, e.getMessage()),
                    "such as --%s model=piper,env.LOG_LEVEL=debug".formatted(option),
                    USAGE);
        }
    }

    private void requireOneVoice(String option, TargetRequest side) {
        if (side instanceof Address address
                && !address.voice().isEmpty()
                && !run.voice().isEmpty()) {
            throw new UsageProblem(
                    "--voice is for both sides, and --%s has a voice of its own".formatted(option),
                    "say one of them",
                    USAGE);
        }
    }
}
