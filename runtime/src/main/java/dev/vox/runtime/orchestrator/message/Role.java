package dev.vox.runtime.orchestrator.message;

/// Whose words a text is.
public enum Role {
    /// The user's: answered, as if it had been spoken and recognised.
    USER,
    /// The agent's: spoken as it is.
    ASSISTANT
}
