package dev.vox.runtime.orchestrator.message;

/// What a `speech` message tells of the user's speech.
public enum SpeechMoment {
    /// The user began to speak. While the agent speaks its audio is held until it is sure.
    BEGAN,
    /// The user stopped speaking.
    ENDED,
    /// What seemed to be speech was none; what was held goes on.
    FALSE_ALARM
}
