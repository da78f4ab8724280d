package dev.vox.stack.plan;

import dev.vox.env.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides what leads from the stack that is up to the one that is wanted.
public final class Planner {
    private Planner() {}

    /// The plan.
    ///
    /// @param held wanted ports that some program listens on, the running stack included
    public static Plan plan(
            Target target, Observed observed, List<HeldPort> held, Findings findings) {
        List<Difference> differences = differences(observed, target);
        List<Step> steps = steps(target, observed, differences);
        return new Plan(
                steps,
                differences,
                problems(steps.getLast(), observed, held, findings),
                findings.warnings(),
                findings.environment());
    }

    private static List<Difference> differences(Observed observed, Target target) {
        return switch (observed) {
            case Observed.Nothing _, Observed.Crashed _ -> List.of();
            case Observed.Starting(Observed.Running stack) ->
                    Differences.of(stack, target.settings());
            case Observed.Up(Observed.Running stack) -> Differences.of(stack, target.settings());
        };
    }

    private static List<Step> steps(
            Target target, Observed observed, List<Difference> differences) {
        return switch (observed) {
            case Observed.Nothing _ ->
                    List.of(new Step.Start(target.command(), "no stack is up in this project"));
            case Observed.Crashed(long pid) ->
                    List.of(
                            new Step.Clean(pid, "the stack crashed: its process is gone"),
                            new Step.Start(target.command(), "no stack is up any more"));
            case Observed.Starting(Observed.Running stack) -> {
                List<Step> steps = new ArrayList<>();
                steps.add(new Step.Await(stack.pid(), "it is starting already"));
                steps.addAll(fromRunning(target, stack, differences));
                yield steps;
            }
            case Observed.Up(Observed.Running stack) -> fromRunning(target, stack, differences);
        };
    }

    private static List<Step> fromRunning(
            Target target, Observed.Running stack, List<Difference> differences) {
        if (differences.isEmpty()) {
            return List.of(new Step.Keep(stack.pid(), "it is what is wanted"));
        }
        String cause =
                differences.stream().map(Difference::sentence).collect(Collectors.joining("; "));
        if (stack.switchable() && !target.command().isEmpty() && onlyTheModel(differences)) {
            String model = target.settings().getOrDefault(Settings.MODEL_ID.variable(), "");
            return List.of(new Step.Switch(stack.pid(), model, cause));
        }
        return List.of(
                new Step.Stop(stack.pid(), cause),
                new Step.Start(target.command(), "it takes the place of pid " + stack.pid()));
    }

    private static boolean onlyTheModel(List<Difference> differences) {
        return differences.stream()
                .allMatch(difference -> difference.kind() == Difference.Kind.MODEL);
    }

    private static List<Problem> problems(
            Step last, Observed observed, List<HeldPort> held, Findings findings) {
        return switch (last) {
            case Step.Start _ -> problems(observed, held, findings);
            case Step.Switch _ -> findings.problems();
            case Step.Keep _, Step.Await _, Step.Clean _, Step.Stop _ -> List.of();
        };
    }

    private static List<Problem> problems(
            Observed observed, List<HeldPort> held, Findings findings) {
        List<Problem> problems = new ArrayList<>(findings.problems());
        Set<Integer> own = ownPorts(observed);
        List<HeldPort> foreign = held.stream().filter(port -> !own.contains(port.port())).toList();
        if (!foreign.isEmpty()) {
            problems.add(HeldPort.problem(foreign));
        }
        return problems;
    }

    /// The ports that are free once the running stack is stopped.
    private static Set<Integer> ownPorts(Observed observed) {
        return switch (observed) {
            case Observed.Nothing _, Observed.Crashed _ -> Set.of();
            case Observed.Starting(Observed.Running stack) -> stack.ports();
            case Observed.Up(Observed.Running stack) -> stack.ports();
        };
    }
}
