package dev.vox.validate;

import java.time.Instant;

/// How a run goes on.
public sealed interface RunEvent {
    /// It begins.
    ///
    /// @param phases how many will be run
    /// @param checks how many checks they have in all
    record RunBegan(Instant at, int phases, int checks) implements RunEvent {}

    /// A phase begins.
    record PhaseBegan(Instant at, String name, int number, String title, int checks)
            implements RunEvent {}

    /// A check begins to look for the first time.
    record CheckBegan(Instant at, String phase, String id, String title) implements RunEvent {}

    /// A check is decided.
    record CheckEnded(String phase, CheckResult result) implements RunEvent {}

    /// A phase is over.
    record PhaseEnded(PhaseResult result) implements RunEvent {}

    /// It is over, or interrupted.
    record RunEnded(RunReport report) implements RunEvent {}
}
