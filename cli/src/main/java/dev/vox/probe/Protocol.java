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
    GRPC("grpc://localhost:7001"),
    HTTP("http://localhost:8081/health"),
    WS("ws://localhost:8080"),
    REDIS("redis://localhost:6379"),
    TCP("localhost:7001");

    private final String example;

    Protocol(String example) {
        this.example = example;
    }

    /// A target as people write it.
    public String example() {
        return example;
    }

    /// The schemes that an address may have; empty when any may.
    List<String> schemes() {
        return switch (this) {
            case GRPC -> List.of("grpc", "http");
            case HTTP -> List.of("http", "https");
            case WS -> List.of("ws", "wss", "http", "https");
            case REDIS -> List.of("redis", "rediss");
            case TCP -> List.of();
        };
    }
}
