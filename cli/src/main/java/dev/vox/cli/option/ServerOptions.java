package dev.vox.cli.option;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Where a server by itself listens.
public final class ServerOptions implements Declared {
    private @Nullable Integer port;
    private @Nullable String host;

    /// The port that was given, as text.
    public @Nullable String port() {
        return port == null ? null : port.toString();
    }

    /// The address that was given.
    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .option(Integer.class, "PORT", "--port")
                .about("The main port: WORKER_GRPC_PORT, 7001; ORCHESTRATOR_WS_PORT, 8080.")
                .to(given -> port = given);
        arguments
                .option(String.class, "HOST", "--host")
                .about("The address to listen on; else loopback, in containers every one.")
                .to(given -> host = given);
    }
}
