package dev.vox.runtime.model;

/// What came of asking a model to go.
public enum UnloadOutcome {
    /// It was idle and is gone.
    UNLOADED,
    /// It is in use and goes when its last lease is closed.
    WHEN_IDLE,
    /// It was not in memory.
    NOT_RESIDENT
}
