package dev.vox.stack.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.HealthStateLog;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ContainerNetwork;

import dev.vox.stack.compose.observe.Container.Health;
import dev.vox.stack.compose.observe.Container.State;
import dev.vox.stack.compose.observe.Inspection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// docker-java's answers about one container, as records.
final class Details {
    private Details() {}

    static Inspection inspection(InspectContainerResponse answer) {
        ContainerState state = answer.getState();
        HealthState health = state.getHealth();
        Instant started = EngineTime.instant(state.getStartedAt());
        State now = Listing.state(String.valueOf(state.getStatus()));
        boolean runs = now == State.RUNNING || now == State.PAUSED;
        Long exit = state.getExitCodeLong();
        return new Inspection(
                answer.getId(),
                now,
                runs || started == null || exit == null ? null : exit.intValue(),
                started,
                EngineTime.instant(state.getFinishedAt()),
                answer.getRestartCount() == null ? 0 : answer.getRestartCount(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                health(health),
                lastCheck(health),
                health == null || health.getFailingStreak() == null ? 0 : health.getFailingStreak(),
                process(state),
                addresses(answer));
    }

    /// The engine says 0 where none runs.
    private static @Nullable Long process(ContainerState state) {
        Long process = state.getPidLong();
        return process == null || process <= 0 ? null : process;
    }

    private static @Nullable Health health(@Nullable HealthState health) {
        String word = health == null ? null : health.getStatus();
        return switch (word == null ? "" : word) {
            case "starting" -> Health.STARTING;
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> null;
        };
    }

    private static String lastCheck(@Nullable HealthState health) {
        List<HealthStateLog> checks = health == null ? null : health.getLog();
        if (checks == null || checks.isEmpty()) {
            return "";
        }
        String output = checks.getLast().getOutput();
        return output == null ? "" : output.strip();
    }

    private static Map<String, String> addresses(InspectContainerResponse answer) {
        Map<String, String> addresses = new HashMap<>();
        if (answer.getNetworkSettings() == null
                || answer.getNetworkSettings().getNetworks() == null) {
            return addresses;
        }
        for (Map.Entry<String, ContainerNetwork> network :
                answer.getNetworkSettings().getNetworks().entrySet()) {
            String address = network.getValue().getIpAddress();
            if (address != null && !address.isEmpty()) {
                addresses.put(network.getKey(), address);
            }
        }
        return addresses;
    }
}
