package dev.vox.runtime.dialogue;

/// A way to answer. One is shared by all sessions; any thread may call it.
public interface Dialogue extends AutoCloseable {
    /// Its name: `echo`, `scripted`, `openai`.
    String name();

    /// Begins a conversation with one user.
    DialogueTurns open();

    /// Frees what the dialogue holds. No conversation runs when this is called.
    @Override
    void close();
}
