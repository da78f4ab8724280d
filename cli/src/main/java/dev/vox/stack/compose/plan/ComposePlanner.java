package dev.vox.stack.compose.plan;

import dev.vox.stack.plan.Problem;

import java.util.List;
import java.util.Set;

/// Decides what leads from the containers that there are to those that are wanted.
public final class ComposePlanner {
    private ComposePlanner() {}

    /// The plan.
    ///
    /// @param problems found by [ServiceSelection], [BuildContexts] and [Checks]
    public static ComposePlan plan(
            ComposeTarget target,
            ComposeObserved observed,
            List<Problem> problems,
            List<String> warnings) {
        return new ComposePlan(List.of(), problems, warnings);
    }

    /// The services that are not left as they are: what [FactFinder] and [Checks] look at.
    public static Set<String> changing(ComposeTarget target, ComposeObserved observed) {
        return Set.of();
    }
}
