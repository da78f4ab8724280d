package dev.vox.contract.audit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// One thing that an audit looked at.
///
/// @param about what was looked at: an operation, a workflow, a fault; empty for the worker as a whole
/// @param problem what is wrong or missing, by the grammar of `VoxException`; null for HELD alone
/// @param fix what to do about it; null where nobody knows
/// @param took how long it took to look; zero where it was concluded from calls that show other things as well
public record Finding(
        FindingId id,
        String about,
        Outcome outcome,
        @Nullable String problem,
        List<Observation> evidence,
        @Nullable String fix,
        Duration took) {
    public Finding {
        evidence = List.copyOf(evidence);
        if ((problem == null) != (outcome == Outcome.HELD)) {
            throw new IllegalArgumentException("a problem belongs to what is not held: " + id);
        }
    }

    /// It holds.
    public static Finding held(FindingId id, String about, Observation... evidence) {
        return new Finding(id, about, Outcome.HELD, null, List.of(evidence), null, Duration.ZERO);
    }

    /// It does not.
    public static Finding broken(
            FindingId id,
            String about,
            String problem,
            @Nullable String fix,
            Observation... evidence) {
        return new Finding(
                id, about, Outcome.BROKEN, problem, List.of(evidence), fix, Duration.ZERO);
    }

    /// It is worth mending.
    public static Finding advised(
            FindingId id,
            String about,
            String problem,
            @Nullable String fix,
            Observation... evidence) {
        return new Finding(
                id, about, Outcome.ADVISED, problem, List.of(evidence), fix, Duration.ZERO);
    }

    /// It cannot be looked at.
    public static Finding skipped(FindingId id, String about, String reason) {
        return new Finding(id, about, Outcome.SKIPPED, reason, List.of(), null, Duration.ZERO);
    }

    /// This finding with the time it took.
    public Finding after(Duration time) {
        return new Finding(id, about, outcome, problem, evidence, fix, time);
    }

    /// Whether it is something to mend.
    public boolean open() {
        return outcome == Outcome.BROKEN || outcome == Outcome.ADVISED;
    }
}
