package dev.vox.runtime.orchestrator.message;

/// What a `control` message asks for.
public enum ControlAction {
    /// Hold the audio.
    PAUSE,
    /// Go on with the next frame.
    RESUME,
    /// Drop the running utterance and the texts that wait.
    STOP
}
