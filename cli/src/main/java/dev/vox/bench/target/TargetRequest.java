package dev.vox.bench.target;

import dev.vox.env.Project;
import dev.vox.profile.Backend;
import dev.vox.voice.ShownAddress;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is to be measured, as a command line names it.
public sealed interface TargetRequest {
    /// What it is called in reports.
    String name();

    /// The stack that is up in the project.
    record Running(String name) implements TargetRequest {
        /// Under its usual name.
        public Running() {
            this("stack");
        }
    }

    /// A worker or an orchestrator that is up somewhere, of this tool or another that speaks the protocol.
    ///
    /// @param address `grpc://host:port` of a worker, or `ws://host:port[/path]` of an orchestrator
    /// @param voice that speaks; empty for its own
    record Address(String name, URI address, String voice) implements TargetRequest {
        private static final List<String> SCHEMES = List.of("grpc", "ws", "wss");
        private static final int LAST_PORT = 65_535;

        /// Reads `ADDRESS` or `NAME=ADDRESS`. One without a name is called by its address, without what may be secret in it.
        ///
        /// @throws IllegalArgumentException saying what is wrong with it, a phrase
        public static Address parse(String text) {
            int scheme = text.indexOf("://");
            int equals = text.indexOf('=');
            boolean named = equals >= 0 && (scheme < 0 || equals < scheme);
            String name = named ? text.substring(0, equals).strip() : "";
            String address = named ? text.substring(equals + 1).strip() : text.strip();
            if (named && name.isEmpty()) {
                throw new IllegalArgumentException(
                        "'%s' has no name before '='".formatted(ShownAddress.of(text)));
            }
            URI reached = address(address);
            return new Address(named ? name : ShownAddress.of(reached), reached, "");
        }

        private static URI address(String text) {
            URI address;
            try {
                address = new URI(text);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(
                        "'%s' is no address".formatted(ShownAddress.of(text)), e);
            }
            if (address.getScheme() == null || !SCHEMES.contains(address.getScheme())) {
                throw new IllegalArgumentException(
                        "'%s' is neither grpc://HOST:PORT nor ws://HOST:PORT"
                                .formatted(ShownAddress.of(text)));
            }
            if (address.getHost() == null
                    || address.getPort() <= 0
                    || address.getPort() > LAST_PORT) {
                throw new IllegalArgumentException(
                        "'%s' names no host and port".formatted(ShownAddress.of(text)));
            }
            return address;
        }

        /// The same with another voice.
        public Address speaking(String other) {
            return new Address(name, address, other);
        }

        /// Whether a worker is there, and not an orchestrator.
        public boolean worker() {
            return "grpc".equals(address.getScheme());
        }
    }

    /// A stack that is started for the measurement, with the project's files but in a folder and on ports of its own, and
    /// stopped afterwards.
    ///
    /// @param backend that it runs in
    /// @param model a profile, its alias or a model id; empty for the project's own
    /// @param mode of the orchestrator; empty for the project's own
    /// @param environment variables over every file and the shell
    /// @param programOrNull the build of vox that starts it; null for this one
    /// @param filesOrNull the project whose files it has; null for the one that is measured in
    record Started(
            String name,
            Backend backend,
            String model,
            String mode,
            Map<String, String> environment,
            @Nullable VoxProgram programOrNull,
            @Nullable Project filesOrNull)
            implements TargetRequest {
        public Started {
            environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        }

        /// A stack with the files of the project that is measured in.
        public Started(
                String name,
                Backend backend,
                String model,
                String mode,
                Map<String, String> environment,
                @Nullable VoxProgram programOrNull) {
            this(name, backend, model, mode, environment, programOrNull, null);
        }

        /// The build of vox that starts it; empty for this one.
        public Optional<VoxProgram> program() {
            return Optional.ofNullable(programOrNull);
        }

        /// The project whose files it has; empty for the one that is measured in.
        public Optional<Project> files() {
            return Optional.ofNullable(filesOrNull);
        }
    }
}
