package dev.vox.bench.target;

import dev.vox.env.Project;
import dev.vox.stack.HealthProbe;
import dev.vox.stack.PortOwners;
import dev.vox.stack.StackStatus;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What targets are opened with.
///
/// @param project whose stack is measured, and whose files a stack that is started has
/// @param environment of the process
/// @param status looks for what is up in a project
/// @param containers the processes of a project's stack in containers, as far as they are on this machine
/// @param health asks an orchestrator how it is
/// @param owners tells who has a port
/// @param tool the build of vox that runs now
public record TargetParts(
        Project project,
        Map<String, String> environment,
        Function<Project, StackStatus> status,
        Function<Project, List<Long>> containers,
        HealthProbe health,
        PortOwners owners,
        Tool tool) {
    public TargetParts {
        environment = Map.copyOf(environment);
    }

    /// The build of vox that runs now.
    ///
    /// @param program how it is run
    /// @param version of the release
    /// @param build its id
    /// @param jdk version of the JDK that runs it
    public record Tool(VoxProgram program, String version, String build, String jdk) {}
}
