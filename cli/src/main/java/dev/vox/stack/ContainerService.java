package dev.vox.stack;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// A service of a stack in containers.
///
/// @param name of the service
/// @param wanted whether it is to run
/// @param state how it is
/// @param exitCode of its process; null while it runs, or when it never did
/// @param container the name of its container; null when there is none
/// @param image that it was made of; null when there is no container
/// @param uptime of its process, as precise as the engine's listing: to the second in the first minute, to the minute in the
///     first hour, and so on; null when it does not run
/// @param ports as the engine publishes them: `0.0.0.0:7001->7001/tcp`
public record ContainerService(
        String name,
        boolean wanted,
        State state,
        @Nullable Integer exitCode,
        @Nullable String container,
        @Nullable String image,
        @Nullable Duration uptime,
        List<String> ports) {
    public ContainerService {
        ports = List.copyOf(ports);
    }

    /// How a service is.
    public enum State {
        /// It runs, and its health check says that it is well.
        HEALTHY,
        /// It runs, and nothing checks it.
        RUNNING,
        /// It did what it was to do, and ended with 0.
        DONE,
        /// It runs, and its health check has not said anything yet.
        STARTING,
        /// It runs, and its health check says that it is not well.
        UNHEALTHY,
        /// It is frozen.
        PAUSED,
        /// It ended, and the engine starts it again.
        RESTARTING,
        /// It ended by itself, though it should not have.
        CRASHED,
        /// It does not run.
        STOPPED,
        /// It has no container.
        MISSING
    }

    /// Whether it is as it should be.
    public boolean well() {
        return switch (state) {
            case HEALTHY, RUNNING, DONE -> true;
            case STARTING, UNHEALTHY, PAUSED, RESTARTING, CRASHED, STOPPED, MISSING -> false;
        };
    }
}
