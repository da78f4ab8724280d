package dev.vox.validate.check;

import dev.vox.env.Project;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;

import org.jspecify.annotations.Nullable;

/// Resolves what a stack would be; nothing is started and nothing is touched.
@FunctionalInterface
public interface Plans {
    /// What is asked for.
    ///
    /// @param backend `embedded` or `compose`; null for the one that `vox dev` would choose
    /// @param model a profile, alias or id; null for the one that the environment chooses
    /// @param mode of the orchestrator; null for the one that the environment chooses
    record Wish(@Nullable String backend, @Nullable String model, @Nullable String mode) {}

    /// The plan: `backend`, `profile`, `model`, `mode`, `possible`, `problems`, `warnings`, `steps`, `services` by name and
    /// `endpoints` by purpose.
    ///
    /// @throws InvalidConfiguration naming every mistake of the settings or files
    /// @throws MissingPrerequisite when there is nothing to plan with
    JsonValue.Members plan(Project project, Wish wish) throws InterruptedException;
}
