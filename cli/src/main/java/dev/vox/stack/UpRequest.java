package dev.vox.stack;

import dev.vox.env.Project;
import dev.vox.stack.plan.Findings;

import java.time.Duration;
import java.util.Map;

/// Asks for a stack.
///
/// @param project where
/// @param settings what it is to be
/// @param environment the variables that its processes get
/// @param timeout until every service must be ready
/// @param findings what the settings say before anybody looks at what is up
public record UpRequest(
        Project project,
        StackSettings settings,
        Map<String, String> environment,
        Duration timeout,
        Findings findings) {
    public UpRequest {
        environment = Map.copyOf(environment);
    }

    /// Asks for a stack whose settings leave nothing to say.
    public UpRequest(
            Project project,
            StackSettings settings,
            Map<String, String> environment,
            Duration timeout) {
        this(project, settings, environment, timeout, Findings.NONE);
    }
}
