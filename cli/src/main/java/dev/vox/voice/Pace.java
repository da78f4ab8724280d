package dev.vox.voice;

/// How fast a server sends audio.
public enum Pace {
    /// As fast as the client takes it.
    FAST,
    /// At most 200 ms ahead of real time.
    REALTIME
}
