package dev.vox.stack.plan;

import java.util.Map;
import java.util.Set;

/// What is up in a project.
public sealed interface Observed {
    /// Nothing is.
    record Nothing() implements Observed {}

    /// It was up, and its process is gone though nobody stopped it.
    ///
    /// @param pid the id that its process had
    record Crashed(long pid) implements Observed {}

    /// Its process runs, and its services do not answer yet.
    record Starting(Running stack) implements Observed {}

    /// It is up.
    record Up(Running stack) implements Observed {}

    /// A stack whose process runs.
    ///
    /// @param pid of its process
    /// @param settings what it was started with, by variable; those that are not known are left out
    /// @param complete whether a variable that is left out was unset
    /// @param switchable whether it can change its model while it runs
    /// @param ports the ports that it holds
    record Running(
            long pid,
            Map<String, String> settings,
            boolean complete,
            boolean switchable,
            Set<Integer> ports) {
        public Running {
            settings = Map.copyOf(settings);
            ports = Set.copyOf(ports);
        }
    }
}
