package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A phase that has been run.
///
/// @param name `phase-4`
/// @param number 4
/// @param status PASS, WARN, FAIL, ERROR or BLOCKED; SKIP when every check was skipped
/// @param blockedBy the phase that failed; null unless BLOCKED
/// @param checks in the order of the file
public record PhaseResult(
        String name,
        int number,
        String title,
        Status status,
        Instant startedAt,
        Duration took,
        @Nullable String blockedBy,
        List<CheckResult> checks) {
    public PhaseResult {
        checks = List.copyOf(checks);
    }
}
