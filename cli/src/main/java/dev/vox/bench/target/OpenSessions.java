package dev.vox.bench.target;

import java.util.OptionalInt;

/// Tells how many sessions a stack holds open.
@FunctionalInterface
public interface OpenSessions {
    /// Now; empty when it does not say. It waits for a second at most.
    OptionalInt now();
}
