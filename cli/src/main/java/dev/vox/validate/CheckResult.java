package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A check that has been run, or why it has not.
///
/// @param id stable, dots between its words: `discovery.worker-registered`
/// @param attempts how often it looked; 0 when it did not
/// @param problem what is wrong or missing; null for PASS alone
/// @param fix what to do about it; null for PASS, and where nobody knows
/// @param docs a page about it, relative to the repository
public record CheckResult(
        String id,
        String title,
        String kind,
        Severity severity,
        Status status,
        Instant startedAt,
        Duration took,
        int attempts,
        List<Evidence> evidence,
        @Nullable String problem,
        @Nullable String fix,
        @Nullable String docs) {
    public CheckResult {
        evidence = List.copyOf(evidence);
    }
}
