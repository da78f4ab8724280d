package dev.vox.stack.compose;

import dev.vox.stack.compose.plan.ComposeObserved;
import dev.vox.stack.compose.plan.ComposePlan;
import dev.vox.stack.compose.plan.ComposeStep;
import dev.vox.stack.compose.plan.ComposeTarget;
import dev.vox.stack.compose.plan.Roles;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A plan and what it was made of.
///
/// @param roles what each service of the files is
/// @param orchestrator the service that clients talk to; null when there is none
public record Planned(
        ComposeTarget target,
        ComposeObserved observed,
        ComposePlan plan,
        Roles roles,
        @Nullable String orchestrator) {

    /// The steps that change something.
    List<ComposeStep> changes() {
        return plan.steps().stream().filter(step -> !(step instanceof ComposeStep.Keep)).toList();
    }

    /// The services of the steps of a kind, in their order.
    <S extends ComposeStep> List<S> steps(Class<S> kind) {
        return plan.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
