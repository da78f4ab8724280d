package dev.vox.profile;

/// What a stack can run in.
public enum Backend {
    /// One JVM of the tool's own.
    EMBEDDED,
    /// Containers of a Compose project.
    COMPOSE
}
