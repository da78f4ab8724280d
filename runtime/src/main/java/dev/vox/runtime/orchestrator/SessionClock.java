package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.settings.SessionLimits;
import dev.vox.runtime.session.EndReason;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Knows when a session opened and when something was last said in it, by either side.
final class SessionClock {
    private final InstantSource source;
    private final Instant opened;
    private volatile Instant lastActive;

    SessionClock(InstantSource source) {
        this.source = source;
        this.opened = source.instant();
        this.lastActive = opened;
    }

    /// Notes that something was said or asked for.
    void active() {
        lastActive = source.instant();
    }

    /// How long the session has been open.
    Duration age() {
        return Duration.between(opened, source.instant());
    }

    /// The limit that the session has reached, if it has reached one.
    Optional<EndReason> reached(SessionLimits limits) {
        if (age().compareTo(limits.maxDuration()) >= 0) {
            return Optional.of(EndReason.MAX_DURATION);
        }
        Duration idle = Duration.between(lastActive, source.instant());
        return idle.compareTo(limits.idleTimeout()) >= 0
                ? Optional.of(EndReason.IDLE_TIMEOUT)
                : Optional.empty();
    }
}
