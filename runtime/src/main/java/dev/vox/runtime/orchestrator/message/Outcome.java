package dev.vox.runtime.orchestrator.message;

/// How an utterance ended.
public enum Outcome {
    /// All of it was sent.
    COMPLETED,
    /// It was dropped by a STOP, a barge-in or the end of the session.
    STOPPED,
    /// It could not be spoken, or not to its end; an `error` came before.
    FAILED
}
