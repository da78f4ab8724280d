package dev.vox.stack.plan;

import dev.vox.problem.VoxException;

import java.util.List;

/// What is going to be done, and why.
///
/// @param steps in order; the last one starts a stack, switches one or keeps one
/// @param differences between the stack that is up and the one that is wanted
/// @param problems what keeps the stack from being started; without a change there is none
/// @param warnings what a person should know
/// @param environment the variables that differ from the defaults, by name
public record Plan(
        List<Step> steps,
        List<Difference> differences,
        List<Problem> problems,
        List<String> warnings,
        List<Deviation> environment) {
    public Plan {
        steps = List.copyOf(steps);
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        environment = List.copyOf(environment);
    }

    /// Makes sure that nothing is in the way.
    ///
    /// @throws VoxException naming every problem
    public Plan require() {
        Problem.failure(problems)
                .ifPresent(failure -> {
                    throw failure;
                });
        return this;
    }
}
