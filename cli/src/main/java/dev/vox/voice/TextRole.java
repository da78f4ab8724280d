package dev.vox.voice;

/// Whose words a text is.
public enum TextRole {
    /// The user's: it is answered.
    USER,
    /// The agent's: it is spoken as it is.
    ASSISTANT,
    /// Left to the server's mode.
    UNSAID
}
