package dev.vox.stack.compose.observe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Something that happened to a container.
///
/// @param exitCode of a [Kind#DIED]; null otherwise
public record ContainerEvent(
        String containerId, String service, Kind kind, @Nullable Integer exitCode, Instant at) {
    /// What happened.
    public enum Kind {
        CREATED,
        STARTED,
        /// Its health check says that it is well.
        HEALTHY,
        /// Its health check says that it is not.
        UNHEALTHY,
        /// Its process ended.
        DIED,
        REMOVED
    }
}
