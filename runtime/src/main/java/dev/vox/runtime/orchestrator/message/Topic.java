package dev.vox.runtime.orchestrator.message;

/// Messages that a client is sent only when its `hello` accepts them.
public enum Topic {
    /// Changes of the session's state.
    STATE,
    /// Figures at the end of each utterance.
    METRICS,
    /// What was understood and what is answered.
    TRANSCRIPT,
    /// Where the user's speech began and ended.
    SPEECH,
    /// Figures at the end of each turn of the user's.
    TURN
}
