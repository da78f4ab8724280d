package dev.vox.probe;

import java.util.List;

/// What a service is asked in.
///
/// | protocol | schemes | port unless given |
/// |---|---|---|
/// | `grpc` | `grpc`, `http` | – |
/// | `http` | `http`, `https` | 80, 443 |
/// | `ws` | `ws`, `wss`, `http`, `https` | 80, 443 |
/// | `redis` | `redis`, `rediss` | 6379 |
/// | `tcp` | any | – |
public enum Protocol {
    GRPC("grpc://localhost:7001", List.of("grpc", "http")),
    HTTP("http://localhost:8081/health", List.of("http", "https")),
    WS("ws://localhost:8080", List.of("ws", "wss", "http", "https")),
    REDIS("redis://localhost:6379", List.of("redis", "rediss")),
    TCP("localhost:7001", List.of());

    private final String example;
    private final List<String> schemes;

    Protocol(String example, List<String> schemes) {
        this.example = example;
        this.schemes = schemes;
    }

    /// A target as people write it.
    public String example() {
        return example;
    }

    /// The schemes that an address may have; empty when any may.
    List<String> schemes() {
        return schemes;
    }
}
