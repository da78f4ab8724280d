package dev.vox.stack.compose.observe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A container, as a listing shows it.
///
/// @param id the whole of it
/// @param name without the slash
/// @param project of Compose; empty when it is none of Compose's
/// @param service of Compose; empty when it is none of Compose's
/// @param number of the replica, from 1; 0 when it is none of Compose's
/// @param image reference that it was made with
/// @param imageId that the reference meant then
/// @param health null when nothing checks it
/// @param status in the engine's words: `Up 5 minutes (healthy)`, `Exited (1) 3 seconds ago`
/// @param ports that are published now
/// @param labels all of them
public record Container(
        String id,
        String name,
        String project,
        String service,
        int number,
        String image,
        String imageId,
        State state,
        @Nullable Health health,
        String status,
        Instant createdAt,
        List<Published> ports,
        Map<String, String> labels) {
    public Container {
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
    }

    /// How far its life has got.
    public enum State {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        REMOVING,
        EXITED,
        DEAD
    }

    /// What its health check says.
    public enum Health {
        STARTING,
        HEALTHY,
        UNHEALTHY
    }

    /// A port that the host listens on for it.
    ///
    /// @param hostAddress `0.0.0.0`, `::`, `127.0.0.1`
    /// @param hostPort 1 to 65535
    /// @param containerPort 1 to 65535
    /// @param protocol `tcp` or `udp`
    public record Published(String hostAddress, int hostPort, int containerPort, String protocol) {}

    /// Whether its process runs.
    public boolean running() {
        return state == State.RUNNING || state == State.PAUSED;
    }
}
