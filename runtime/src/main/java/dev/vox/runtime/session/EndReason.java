package dev.vox.runtime.session;

import java.util.Locale;

/// Why a session ended, as `session_end` says it.
public enum EndReason {
    /// The client went, or the conversation was over.
    COMPLETED,
    /// Nothing was said or asked for the idle time.
    IDLE_TIMEOUT,
    /// The session reached its longest duration.
    MAX_DURATION,
    /// The session spoke its last permitted text.
    MAX_MESSAGES,
    /// The server stops.
    SERVER_SHUTDOWN,
    /// The server failed.
    ERROR;

    /// The reason as it travels: `idle_timeout`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
