package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.ComposeModel;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/// What the containers of a project are to be.
///
/// @param model with the environment that the stack is to have
/// @param profiles of Compose that are on
/// @param wanted the services that are to run: those that are on, and what they depend on
/// @param rivals the workers of other models, which are not to run
/// @param worker the service that speaks; null when the stack has none, as `vox infra` starts it
/// @param contexts what each service that is built is built from, as a digest in lower-case hex, by service
public record ComposeTarget(
        ComposeModel model,
        Set<String> profiles,
        Set<String> wanted,
        Set<String> rivals,
        @Nullable String worker,
        Map<String, String> contexts,
        BuildPolicy builds) {
    /// The label that an image bears with the digest of what it was built from.
    public static final String CONTEXT_LABEL = "dev.vox.context";

    public ComposeTarget {
        profiles = Set.copyOf(profiles);
        wanted = Set.copyOf(wanted);
        rivals = Set.copyOf(rivals);
        contexts = Map.copyOf(contexts);
    }
}
