package dev.vox.stack.compose.plan;

import dev.vox.problem.VoxException;
import dev.vox.stack.plan.Problem;

import java.util.List;

/// What is going to be done to the containers of a project, and why.
///
/// @param steps in the order in which they are done: the embedded stack ends, rivals stop, images are made, services start
/// after what they depend on
/// @param problems what keeps it from being done, found before anything is touched
/// @param warnings what a person should know
public record ComposePlan(List<ComposeStep> steps, List<Problem> problems, List<String> warnings) {
    public ComposePlan {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /// Makes sure that nothing is in the way.
    ///
    /// @throws VoxException naming every problem
    public ComposePlan require() {
        Problem.failure(problems)
                .ifPresent(failure -> {
                    throw failure;
                });
        return this;
    }

    /// Whether everything is as it is wanted already.
    public boolean changesNothing() {
        return steps.stream().allMatch(step -> step instanceof ComposeStep.Keep);
    }
}
