package dev.vox.validate.report;

import dev.vox.validate.CheckResult;
import dev.vox.validate.Conclusion;
import dev.vox.validate.PhaseResult;
import dev.vox.validate.RunEvent;
import dev.vox.validate.RunEvent.CheckBegan;
import dev.vox.validate.RunEvent.CheckEnded;
import dev.vox.validate.RunEvent.PhaseBegan;
import dev.vox.validate.RunEvent.PhaseEnded;
import dev.vox.validate.RunEvent.RunBegan;
import dev.vox.validate.RunEvent.RunEnded;
import dev.vox.validate.RunReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The course of a run, without gaps: what was never told is added before what follows from it.
///
/// A phase that was blocked may only be seen in its result, and an interrupted run may have no end. A report alone, told as
/// [RunEnded], becomes a whole course. Not safe for threads.
final class Course {
    private final RunIdentity identity;
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private Instant start = Instant.EPOCH;
    private Instant latest = Instant.EPOCH;
    private boolean begun;
    private boolean ended;

    /// What is known of a phase so far.
    private static final class Phase {
        private final PhaseBegan began;
        private final Map<String, CheckResult> checks = new LinkedHashMap<>();
        private @Nullable PhaseResult result;

        Phase(PhaseBegan began) {
            this.began = began;
        }
    }

    /// @param identity for the report of a run that has no end of its own
    Course(RunIdentity identity) {
        this.identity = identity;
    }

    /// The event with what it lacks before it; empty when it was told already, or comes after the end.
    List<RunEvent> with(RunEvent event) {
        List<RunEvent> told = new ArrayList<>();
        if (!ended) {
            take(Settled.of(event), told);
        }
        return told;
    }

    /// What ends a run that was cut off; empty when it has ended or never began.
    List<RunEvent> cutOff() {
        return begun && !ended ? with(new RunEnded(partial())) : List.of();
    }

    private void take(RunEvent event, List<RunEvent> told) {
        switch (event) {
            case RunBegan run -> begin(run, told);
            case PhaseBegan phase -> begin(phase, told);
            case CheckBegan check -> {
                seen(check.at());
                told.add(check);
            }
            case CheckEnded check -> end(check, told);
            case PhaseEnded phase -> end(phase.result(), told);
            case RunEnded run -> end(run.report(), told);
        }
    }

    private void begin(RunBegan run, List<RunEvent> told) {
        if (!begun) {
            begun = true;
            start = run.at();
            seen(run.at());
            told.add(run);
        }
    }

    private void begin(PhaseBegan phase, List<RunEvent> told) {
        seen(phase.at());
        if (phases.putIfAbsent(phase.name(), new Phase(phase)) == null) {
            told.add(phase);
        }
    }

    private void end(CheckEnded check, List<RunEvent> told) {
        CheckResult result = check.result();
        seen(result.startedAt().plus(result.took()));
        Phase phase = phases.get(check.phase());
        if (phase != null && phase.checks.putIfAbsent(result.id(), result) == null) {
            told.add(check);
        }
    }

    private void end(PhaseResult result, List<RunEvent> told) {
        seen(result.startedAt().plus(result.took()));
        begin(
                new PhaseBegan(
                        result.startedAt(),
                        result.name(),
                        result.number(),
                        result.title(),
                        result.checks().size()),
                told);
        Phase phase = phases.get(result.name());
        if (phase == null || phase.result != null) {
            return;
        }
        phase.result = result;
        result.checks().forEach(check -> end(new CheckEnded(result.name(), check), told));
        told.add(new PhaseEnded(result));
    }

    private void end(RunReport report, List<RunEvent> told) {
        int checks = report.phases().stream().mapToInt(phase -> phase.checks().size()).sum();
        begin(new RunBegan(report.startedAt(), report.phases().size(), checks), told);
        report.phases().forEach(phase -> end(phase, told));
        ended = true;
        told.add(new RunEnded(report));
    }

    private void seen(Instant at) {
        latest = at.isAfter(latest) ? at : latest;
    }

    private RunReport partial() {
        return new RunReport(
                identity.voxVersion(),
                identity.project(),
                start,
                Duration.between(start, latest),
                identity.strict(),
                false,
                phases.values().stream().map(this::partial).toList());
    }

    private PhaseResult partial(Phase phase) {
        if (phase.result != null) {
            return phase.result;
        }
        List<CheckResult> decided = List.copyOf(phase.checks.values());
        return new PhaseResult(
                phase.began.name(),
                phase.began.number(),
                phase.began.title(),
                Conclusion.ofCutPhase(decided),
                phase.began.at(),
                Duration.between(phase.began.at(), latest),
                null,
                decided);
    }
}
