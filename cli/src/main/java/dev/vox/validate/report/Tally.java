package dev.vox.validate.report;

import dev.vox.validate.CheckResult;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunReport;
import dev.vox.validate.Status;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// How many checks ended how.
///
/// @param counts without those that are 0
public record Tally(Map<Status, Integer> counts) {
    public Tally {
        counts = Map.copyOf(counts);
    }

    /// That of a phase.
    public static Tally of(PhaseResult phase) {
        return of(phase.checks());
    }

    /// That of a run.
    public static Tally of(RunReport report) {
        return of(report.phases().stream().flatMap(phase -> phase.checks().stream()).toList());
    }

    private static Tally of(List<CheckResult> checks) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        checks.forEach(check -> counts.merge(check.status(), 1, Integer::sum));
        return new Tally(counts);
    }

    /// How many ended in one way.
    public int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /// How many there are.
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// As a phrase: `7 passed, 1 failed`.
    public String words() {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("no checks");
        for (Status status : Status.values()) {
            if (count(status) > 0) {
                words.add(count(status) + " " + word(status));
            }
        }
        return words.toString();
    }

    private static String word(Status status) {
        return switch (status) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case WARN -> "warned";
            case SKIP -> "skipped";
            case BLOCKED -> "blocked";
            case ERROR -> "broke";
        };
    }
}
