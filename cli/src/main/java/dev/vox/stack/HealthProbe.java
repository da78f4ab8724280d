package dev.vox.stack;

import java.net.URI;
import java.time.Duration;

/// Asks an orchestrator how it is.
@FunctionalInterface
public interface HealthProbe {
    /// Asks once; an answer that does not come before the deadline is an unreachable orchestrator.
    ///
    /// @param health `http://host:port/health`
    Health ask(URI health, Duration deadline);
}
