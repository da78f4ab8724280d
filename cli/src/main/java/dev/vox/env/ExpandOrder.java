package dev.vox.env;

/// When `${…}` is expanded.
public enum ExpandOrder {
    /// Layers first, then expansion: an override reaches everything that is built from it.
    VOX,
    /// Each file as it is read, as Compose does: a file sees the process's environment, the files before it and its own
    /// lines above.
    COMPOSE
}
