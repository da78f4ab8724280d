package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.ComposeModel;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which services of a file run for a model.
///
/// @param profiles of Compose that are on: the model's, and those of `COMPOSE_PROFILES`
/// @param wanted the services that are to run: those that are on, and what they depend on, rivals left out
/// @param rivals the workers of other models, which are not to run
/// @param worker the service that speaks; null when the stack has none
/// @param problems what is wrong with the choice
/// @param warnings what a person should know of it
public record ServiceSelection(
        Set<String> profiles,
        Set<String> wanted,
        Set<String> rivals,
        @Nullable String worker,
        List<Problem> problems,
        List<String> warnings) {
    public ServiceSelection {
        profiles = Set.copyOf(profiles);
        wanted = Set.copyOf(wanted);
        rivals = Set.copyOf(rivals);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /// The services that speak with a model, and those around them.
    public static ServiceSelection of(ComposeModel model, Roles roles, ServiceWish wish) {
        return new Selecting(model, roles).select(wish);
    }

    /// The services that any model needs: those without a profile that are neither worker nor orchestrator, and what they depend on.
    public static ServiceSelection infra(ComposeModel model, Roles roles) {
        return new Selecting(model, roles).infra();
    }

    /// Whether a file has what a profile's way of running asks for; what `auto` goes by.
    public static boolean has(ComposeModel model, Roles roles, ServiceWish wish) {
        return new Selecting(model, roles).choice(wish).problem() == null;
    }

    /// The target that it comes to.
    ///
    /// @param contexts see [BuildContexts]
    public ComposeTarget target(
            ComposeModel model, Map<String, String> contexts, BuildPolicy builds) {
        return new ComposeTarget(model, profiles, wanted, rivals, worker, contexts, builds);
    }
}
