package dev.vox.validate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All of a run, or what was done of it before it was interrupted.
///
/// @param voxVersion of the tool that ran it
/// @param project its folder
/// @param strict whether WARN and SKIP of required checks count as failed
/// @param complete false when it was interrupted
public record RunReport(
        String voxVersion,
        String project,
        Instant startedAt,
        Duration took,
        boolean strict,
        boolean complete,
        List<PhaseResult> phases) {
    public RunReport {
        phases = List.copyOf(phases);
    }
}
