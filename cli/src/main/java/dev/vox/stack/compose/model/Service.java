package dev.vox.stack.compose.model;

import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A service of a Compose project.
///
/// @param place where it is defined, in the last file that says something of it
/// @param profiles that switch it on; empty when it always runs
/// @param image it runs, as the engine names it: its own `image`, else `<project>-<service>`
/// @param build how the image is made; null when it is pulled
/// @param containerName a fixed name; null when Compose makes one up
/// @param environment what the container gets: its env files, then `environment`; a value is null when nobody sets it
/// @param command as the file says it; empty when the image decides
/// @param healthcheck null when the file says nothing, and the image decides
/// @param networkMode `host`, `none`, `service:x`; null when it is on networks
/// @param runtime `nvidia`; null for the engine's default
/// @param restart `no`, `always`, `unless-stopped`, `on-failure`; null when not said
/// @param fingerprint SHA-256 of everything that makes its container what it is, the build left out, as lower-case hex
public record Service(
        String name,
        Place place,
        List<String> profiles,
        String image,
        @Nullable Build build,
        @Nullable String containerName,
        List<Port> ports,
        List<Dependency> dependsOn,
        @Nullable Healthcheck healthcheck,
        List<NetworkUse> networks,
        List<Mount> mounts,
        List<EnvFile> envFiles,
        Map<String, @Nullable String> environment,
        List<String> command,
        List<GpuReservation> gpus,
        @Nullable String networkMode,
        @Nullable String runtime,
        @Nullable String restart,
        Map<String, String> labels,
        String fingerprint) {
    public Service {
        profiles = List.copyOf(profiles);
        ports = List.copyOf(ports);
        dependsOn = List.copyOf(dependsOn);
        networks = List.copyOf(networks);
        mounts = List.copyOf(mounts);
        envFiles = List.copyOf(envFiles);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        command = List.copyOf(command);
        gpus = List.copyOf(gpus);
        labels = Map.copyOf(labels);
    }

    /// How an image is made.
    ///
    /// @param context a folder; null when it is an address (see `remote`)
    /// @param remote the address of a context that is no folder; null when it is one
    /// @param dockerfile absolute; null when it is inline
    /// @param inline the Dockerfile's text; null when it is a file
    /// @param args build arguments; a value is null when it comes from the environment and that has none
    /// @param target the stage; null for the last
    public record Build(
            @Nullable Path context,
            @Nullable String remote,
            @Nullable Path dockerfile,
            @Nullable String inline,
            Map<String, @Nullable String> args,
            @Nullable String target,
            Map<String, String> additionalContexts) {
        public Build {
            args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
            additionalContexts = Map.copyOf(additionalContexts);
        }
    }

    /// A port of the container, and where it is published.
    ///
    /// @param hostAddress that it is bound to; null for all
    /// @param published 1 to 65535; null when the engine chooses, or when it is not published
    /// @param publishedEnd the last of a range that the engine chooses from; the same as `published` otherwise
    /// @param target 1 to 65535
    public record Port(
            @Nullable String hostAddress,
            @Nullable Integer published,
            @Nullable Integer publishedEnd,
            int target,
            Protocol protocol) {}

    /// What speaks on a port.
    public enum Protocol {
        TCP,
        UDP
    }

    /// A service that must be there first.
    ///
    /// @param required whether its absence is an error
    public record Dependency(String service, Condition condition, boolean required) {}

    /// What must be true of a service before those that depend on it start.
    public enum Condition {
        /// `service_started`
        STARTED,
        /// `service_healthy`
        HEALTHY,
        /// `service_completed_successfully`
        COMPLETED
    }

    /// What the engine runs to see whether a container is well.
    ///
    /// @param test as Docker has it: `CMD` or `CMD-SHELL` first; empty when the image's own is only retimed
    /// @param disabled whether even the image's own is switched off
    public record Healthcheck(
            List<String> test,
            @Nullable Duration interval,
            @Nullable Duration timeout,
            @Nullable Duration startPeriod,
            @Nullable Duration startInterval,
            @Nullable Integer retries,
            boolean disabled) {
        public Healthcheck {
            test = List.copyOf(test);
        }
    }

    /// A network that the service is on.
    public record NetworkUse(String network, List<String> aliases) {
        public NetworkUse {
            aliases = List.copyOf(aliases);
        }
    }

    /// Something that the container sees as a folder or file.
    public sealed interface Mount {
        /// Where the container sees it.
        String target();

        /// A folder or file of the host.
        ///
        /// @param source absolute
        /// @param createsFolder whether the engine makes a folder where nothing is
        record Bind(Path source, String target, boolean readOnly, boolean createsFolder)
                implements Mount {}

        /// A volume of the project.
        ///
        /// @param volume its key at the top of the file
        record Volume(String volume, String target, boolean readOnly) implements Mount {}

        /// A volume without a name.
        record Anonymous(String target) implements Mount {}

        /// Memory.
        record Memory(String target) implements Mount {}
    }

    /// A file of variables.
    ///
    /// @param path absolute
    /// @param place where the Compose file names it
    public record EnvFile(Path path, boolean required, Place place) {}

    /// A device that is reserved with capability `gpu`.
    ///
    /// @param driver `nvidia`; null when not said
    /// @param count how many; null for all, or when `ids` say which
    public record GpuReservation(
            @Nullable String driver,
            @Nullable Integer count,
            List<String> ids,
            List<String> capabilities) {
        public GpuReservation {
            ids = List.copyOf(ids);
            capabilities = List.copyOf(capabilities);
        }
    }

    /// Whether it runs when these profiles are on.
    public boolean isIn(Collection<String> active) {
        return profiles.isEmpty() || profiles.stream().anyMatch(active::contains);
    }
}
