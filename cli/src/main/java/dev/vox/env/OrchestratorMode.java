package dev.vox.env;

import java.util.Locale;

/// How the orchestrator meets its users.
public enum OrchestratorMode {
    /// A person who talks: audio in, recognised, answered, spoken.
    AGENT,
    /// Programs and the terminal: text in, audio out, over the WebSocket.
    LEGACY,
    /// Both at once.
    HYBRID;

    /// As a variable writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
