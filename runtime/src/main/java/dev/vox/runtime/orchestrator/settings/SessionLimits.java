package dev.vox.runtime.orchestrator.settings;

import java.time.Duration;

/// The section `session`: each limit ends a session with its own reason.
///
/// @param idleTimeout how long a session may be silent, both ways: 10–3600 s
/// @param maxDuration how long a session may last: 60–14400 s
/// @param maxMessages how many texts it may speak: 1–1000; it ends when the last one is spoken
public record SessionLimits(Duration idleTimeout, Duration maxDuration, int maxMessages) {
    /// 300 s idle, an hour long, 100 texts.
    public static final SessionLimits DEFAULTS =
            new SessionLimits(Duration.ofMinutes(5), Duration.ofHours(1), 100);

    public SessionLimits {
        Ranges.seconds("session.idle_timeout_seconds", idleTimeout, 10, 3600);
        Ranges.seconds("session.max_session_duration_seconds", maxDuration, 60, 14_400);
        Ranges.check("session.max_messages_per_session", maxMessages, 1, 1000);
    }
}
