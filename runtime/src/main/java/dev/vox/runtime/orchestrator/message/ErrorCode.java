package dev.vox.runtime.orchestrator.message;

/// What kind of thing went wrong, in an `error` message.
public enum ErrorCode {
    /// The server failed; a bug.
    INTERNAL_ERROR,
    /// The client sent something that is no message; it was ignored.
    INVALID_MESSAGE,
    /// No worker answers; the next text tries again.
    WORKER_UNAVAILABLE,
    /// The worker could not speak this text; the next one may sound.
    SYNTHESIS_FAILED,
    /// The worker does not have the voice asked for; the session keeps the one it had.
    VOICE_UNAVAILABLE,
    /// The text was not taken: too many wait, or the session is about to end.
    TEXT_REFUSED,
    /// What the user said could not be recognised; the next utterance may be.
    RECOGNITION_FAILED,
    /// There is no answer to what the user said, or no whole one; the agent says so, too.
    DIALOGUE_FAILED
}
