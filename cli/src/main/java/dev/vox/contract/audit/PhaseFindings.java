package dev.vox.contract.audit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A phase of an audit that is over.
///
/// @param blockedBy why it was not begun; null when it was
public record PhaseFindings(
        AuditPhase phase,
        Instant startedAt,
        Duration took,
        @Nullable String blockedBy,
        List<Finding> findings) {
    public PhaseFindings {
        findings = List.copyOf(findings);
    }
}
