package dev.vox.profile;

import dev.vox.env.Origin;
import dev.vox.problem.InvalidConfiguration;

/// Why no model is chosen.
///
/// @param origin where the wrong value stands; a [Origin.Flag] when the command line says it
/// @param variable whose value it is
/// @param value as it is set
/// @param problem what is wrong with it, without its place
/// @param hint what to do about it
public record ModelProblem(
        Origin origin, String variable, String value, String problem, String hint) {
    /// As the failure of a file or the shell: `[.env.local:3] DEFAULT_MODEL=pieper: no such model`.
    public InvalidConfiguration failure() {
        return new InvalidConfiguration(
                "[%s] %s=%s: %s".formatted(origin.label(), variable, value, problem), hint);
    }
}
