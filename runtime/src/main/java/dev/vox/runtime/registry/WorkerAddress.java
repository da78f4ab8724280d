package dev.vox.runtime.registry;

import java.net.URI;
import java.net.URISyntaxException;

/// Where a worker listens, written `grpc://host:port`.
///
/// @param host name or address; an IPv6 address in brackets
/// @param port 1 to 65535
public record WorkerAddress(String host, int port) {
    public WorkerAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "not a worker address: "
                            + host
                            + ":"
                            + port
                            + " (grpc://host:port, port 1–65535)");
        }
    }

    /// Reads `grpc://host:port`.
    ///
    /// @throws IllegalArgumentException when the text is anything else; the message quotes it
    public static WorkerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            if (!"grpc".equals(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException(
                        "not a worker address: " + text + " (grpc://host:port)");
            }
            return new WorkerAddress(uri.getHost(), uri.getPort());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "not a worker address: " + text + " (grpc://host:port)", e);
        }
    }

    @Override
    public String toString() {
        return "grpc://" + host + ":" + port;
    }
}
