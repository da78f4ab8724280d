package dev.vox.stack;

import dev.vox.env.Project;

import java.time.Duration;
import java.util.List;

/// What is up in a project.
public sealed interface StackStatus {
    /// What is up of a stack that is one process.
    sealed interface OfProcess extends StackStatus {}

    /// The project it is about.
    Project project();

    /// Whether the stack is up and everything in it works.
    boolean healthy();

    /// Nothing runs.
    record Down(Project project) implements OfProcess {
        @Override
        public boolean healthy() {
            return false;
        }
    }

    /// It was up, and its process is gone though nobody stopped it.
    ///
    /// @param last what was up
    /// @param lastLines the newest lines that it wrote into its logs, oldest first
    record Crashed(Project project, RunState last, List<String> lastLines) implements OfProcess {
        public Crashed {
            lastLines = List.copyOf(lastLines);
        }

        @Override
        public boolean healthy() {
            return false;
        }
    }

    /// Its process runs.
    ///
    /// @param run what is up
    /// @param health what the orchestrator says
    /// @param uptime since it was started
    record Up(Project project, RunState run, Health health, Duration uptime) implements OfProcess {
        @Override
        public boolean healthy() {
            return health.healthy();
        }
    }

    /// There are containers of it, running or not.
    record Containers(Project project, ContainerStack stack) implements StackStatus {
        @Override
        public boolean healthy() {
            return stack.healthy();
        }
    }
}
