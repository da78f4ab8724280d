package dev.vox.embedded;

import java.net.URI;
import java.util.List;

/// A server that serves.
///
/// @param service `worker` or `orchestrator`
/// @param endpoints where it listens, the main one first
/// @param serves what: the default model, or where its workers are
public record ServerReady(String service, List<URI> endpoints, String serves) {
    public ServerReady {
        endpoints = List.copyOf(endpoints);
    }
}
