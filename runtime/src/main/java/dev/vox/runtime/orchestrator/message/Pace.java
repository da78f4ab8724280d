package dev.vox.runtime.orchestrator.message;

/// How fast audio is sent.
public enum Pace {
    /// At most 200 ms ahead of real time.
    REALTIME,
    /// As fast as the client takes it, for rendering files.
    FAST
}
