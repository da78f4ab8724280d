package dev.vox.bench.target;

import dev.vox.env.Launch;
import dev.vox.env.Project;
import dev.vox.probe.ServiceProber;
import dev.vox.stack.ProbedHealth;
import dev.vox.stack.ProcPortOwners;
import dev.vox.stack.StackStatus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Targets of a project, whose stacks are started from this build's class files.
final class TestTargets {
    private TestTargets() {}

    static TargetParts parts(Path folder, Map<String, String> environment) {
        Project project = new Project(folder);
        return new TargetParts(
                project,
                environment,
                StackStatus.Down::new,
                _ -> List.of(),
                new ProbedHealth(new ServiceProber()),
                new ProcPortOwners(Path.of("/proc")),
                new TargetParts.Tool(VoxProgram.current(Launch.current()), "1.0", "abc", "25.0.3"));
    }

    static Targets of(Path folder) {
        return new Targets(parts(folder, Map.of()));
    }
}
