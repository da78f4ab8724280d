package dev.vox.config;

import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `vox.yaml` says; an empty one says nothing. Source: the project contract.
///
/// @param project its name; null when not said
/// @param backend `auto`, `embedded` or `compose`; null when not said
/// @param composeFiles relative to the root; empty when not said
/// @param composeName of the Compose project; null when not said
/// @param services what a Compose service is, where its name does not say, by name
public record VoxFile(
        @Nullable String project,
        @Nullable Said<BackendWord> backend,
        List<String> composeFiles,
        @Nullable String composeName,
        Map<String, ServiceEntry> services) {
    /// A file that says nothing.
    public static final VoxFile EMPTY = new VoxFile(null, null, List.of(), null, Map.of());

    public VoxFile {
        composeFiles = List.copyOf(composeFiles);
        services = Map.copyOf(services);
    }

    /// A value and where it stands.
    public record Said<T>(T value, Place place) {}

    /// What runs the stack.
    public enum BackendWord {
        AUTO,
        EMBEDDED,
        COMPOSE
    }

    /// What a service is.
    public enum Role {
        ORCHESTRATOR,
        WORKER,
        REGISTRY,
        OTHER
    }

    /// How a service is asked whether it is there.
    public enum ProbeWord {
        GRPC,
        HTTP,
        WEBSOCKET,
        REDIS,
        TCP,
        NONE
    }

    /// What the file says of a service.
    ///
    /// @param role null when not said
    /// @param probe null when not said
    /// @param commands what an image's entrypoint starts, by mode; under the empty text when there is one for every mode
    public record ServiceEntry(
            @Nullable Role role, @Nullable ProbeWord probe, Map<String, List<String>> commands) {
        public ServiceEntry {
            commands = Map.copyOf(commands);
        }

        /// The command of a mode.
        public Optional<List<String>> command(String mode) {
            return Optional.ofNullable(commands.getOrDefault(mode, commands.get("")));
        }
    }
}
