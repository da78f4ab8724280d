package dev.vox.stack.compose.observe;

import java.util.Set;

/// A container engine.
///
/// @param address where it answered: `unix:///var/run/docker.sock`
/// @param version its own: `27.3.1`
/// @param apiVersion that was agreed on: `1.41`
/// @param runtimes of containers that it has: `runc`, `nvidia`
public record Engine(String address, String version, String apiVersion, Set<String> runtimes) {
    public Engine {
        runtimes = Set.copyOf(runtimes);
    }
}
