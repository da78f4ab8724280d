package dev.vox.cli.option;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Optional;

/// Where a server by itself listens.
public final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The main port: WORKER_GRPC_PORT, 7001; ORCHESTRATOR_WS_PORT, 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen on; else loopback, in containers every one.")
    private @Nullable String host;

    /// The port that was given, as text.
    public @Nullable String port() {
        return port == null ? null : port.toString();
    }

    /// The address that was given.
    public Optional<String> host() {
        return Optional.ofNullable(host);
    }
}
