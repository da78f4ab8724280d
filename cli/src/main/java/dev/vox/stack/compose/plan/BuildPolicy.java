package dev.vox.stack.compose.plan;

/// When images are built.
public enum BuildPolicy {
    /// Where one is missing, or what it is built from has changed.
    NEEDED,
    /// Always: `--build`, `FORCE_BUILD=true`.
    FORCED,
    /// Never: `--no-build`, `SKIP_BUILD=true`; a missing image is a problem then.
    NEVER
}
