package dev.vox.bench.workload;

import dev.vox.bench.gate.Threshold;
import dev.vox.bench.metric.Amount;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.Series;
import dev.vox.bench.target.MachineLoad;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What gave out first in a step of a load, in words: `sessions`, `utterances`, `processor`, `memory`, `load generator`, `jitter` or
/// `latency`, and how that is known.
///
/// @param objectives that must hold
/// @param beforeOrNull the machine before the step; null when that is not known
/// @param afterOrNull likewise behind it
/// @param took the step
/// @param cores that there are
record GaveOut(
        List<Threshold> objectives,
        @Nullable MachineLoad beforeOrNull,
        @Nullable MachineLoad afterOrNull,
        Duration took,
        int cores) {
    /// What the generator is called when it is what gave out: then the answer says nothing of the subject.
    static final String GENERATOR = "load generator: ";

    private static final double BUSY = 0.85;
    private static final double SCARCE = 0.03;

    GaveOut {
        objectives = List.copyOf(objectives);
    }

    /// What gave out; empty when every objective held.
    Optional<String> first(SteadySpeech.Outcome outcome, Recording figures) {
        String refusal = outcome.refusalOrNull();
        return refusal == null
                ? missed(figures)
                        .map(objective -> resource(outcome.overheadOrNull()).orElse(objective))
                : Optional.of("sessions: refused: " + refusal);
    }

    private Optional<String> missed(Recording figures) {
        List<Flaw> flaws = figures.flaws();
        if (!flaws.isEmpty()) {
            Flaw flaw = flaws.getFirst();
            return Optional.of("utterances: %s (%d)".formatted(flaw.reason(), flaw.count()));
        }
        for (Threshold objective : objectives) {
            List<Series> series = figures.series().stream().filter(objective::matches).toList();
            if (series.isEmpty()) {
                return Optional.of("latency: no " + objective.metric().word() + " was measured");
            }
            for (Series each : series) {
                if (!objective.isTrue(each.samples())) {
                    return Optional.of(words(objective, each));
                }
            }
        }
        return Optional.empty();
    }

    private static String words(Threshold objective, Series series) {
        String resource =
                switch (objective.metric()) {
                    case FRAME_JITTER, RFC3550_JITTER, UNDERRUNS -> "jitter";
                    default -> "latency";
                };
        return "%s: %s.%s is %s"
                .formatted(
                        resource,
                        objective.metric().word(),
                        objective.statistic().word(),
                        Amount.text(
                                objective.measured(series.samples()),
                                objective.statistic().unit(objective.metric())));
    }

    /// What is used up. Processors that the generator has most of are the generator's limit, not the subject's.
    private Optional<String> resource(@Nullable Overhead overhead) {
        double used = used();
        double generator = overhead == null ? 0 : overhead.processorShare() * cores;
        if (used >= BUSY * cores && generator <= used / 2) {
            return Optional.of(
                    String.format(Locale.ROOT, "processor: %.2f of %d cores", used, cores));
        }
        Optional<String> bottleneck = Optional.ofNullable(overhead).flatMap(Overhead::bottleneck);
        return bottleneck.map(GENERATOR::concat).or(this::memory);
    }

    /// Cores that the machine was busy with.
    private double used() {
        if (beforeOrNull == null || afterOrNull == null) {
            return 0;
        }
        Duration busy = afterOrNull.busy().minus(beforeOrNull.busy());
        return Math.min(cores, (double) busy.toNanos() / Math.max(1, took.toNanos()));
    }

    private Optional<String> memory() {
        return Optional.ofNullable(afterOrNull)
                .filter(machine -> machine.free() < SCARCE)
                .map(machine ->
                        String.format(
                                Locale.ROOT,
                                "memory: %.1f %% of the machine's is left",
                                100 * machine.free()));
    }
}
