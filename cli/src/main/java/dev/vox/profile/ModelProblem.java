package dev.vox.profile;

import dev.vox.env.Origin;
import dev.vox.problem.InvalidConfiguration;

/// Why no model is chosen.
///
/// @param origin where the wrong value stands; a [Origin.Flag] when the command line says it
/// @param variable whose value it is
/// @param value as it may be shown
/// @param problem what is wrong with it, without its place
/// @param hint what to do about it
public record ModelProblem(
        Origin origin, String variable, String value, String problem, String hint) {
    /// As a file or the shell is told of it: `[.env.local:3] DEFAULT_MODEL=pieper: no such model`.
    public String message() {
        return "[%s] %s=%s: %s".formatted(origin.label(), variable, value, problem);
    }

    /// As a failure of the configuration.
    public InvalidConfiguration failure() {
        return new InvalidConfiguration(message(), hint);
    }
}
