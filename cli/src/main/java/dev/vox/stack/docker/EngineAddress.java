package dev.vox.stack.docker;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Where a container engine listens.
sealed interface EngineAddress {
    /// As it is written in `DOCKER_HOST`: `unix:///var/run/docker.sock`.
    String shown();

    /// A socket in the file system.
    record Unix(Path socket) implements EngineAddress {
        @Override
        public String shown() {
            return "unix://" + socket;
        }
    }

    /// A port on a host.
    ///
    /// @param tls null for an engine that is spoken to in the clear
    record Tcp(String host, int port, @Nullable Tls tls) implements EngineAddress {
        @Override
        public String shown() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }
}
