package dev.vox.stack;

import dev.vox.env.Project;

import java.time.Duration;
import java.util.Map;

/// Asks for a stack.
///
/// @param project where
/// @param settings what it is to be
/// @param environment the variables that its processes get
/// @param timeout until every service must be ready
public record UpRequest(
        Project project,
        StackSettings settings,
        Map<String, String> environment,
        Duration timeout) {
    public UpRequest {
        environment = Map.copyOf(environment);
    }
}
