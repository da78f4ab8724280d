package dev.vox.bench.workload;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Recording;
import dev.vox.bench.target.MachineLoad;
import dev.vox.bench.target.Subject;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The search of a ramp: doubles while every objective holds, and bisects from the first step at which one does not.
///
/// A step that misses an objective is measured a second time before it counts as missed: a hiccup of the machine is no limit. One
/// whose sessions are refused is not.
final class RampSearch {
    private final Ramp ramp;
    private final Subject subject;
    private final SteadySpeech.Plan plan;
    private final Recording recording;
    private final Progress progress;
    private int held;
    private int missed = Integer.MAX_VALUE;
    private int steps;

    RampSearch(
            Ramp ramp,
            Subject subject,
            SteadySpeech.Plan plan,
            Recording recording,
            Progress progress) {
        this.ramp = ramp;
        this.subject = subject;
        this.plan = plan;
        this.recording = recording;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        int sessions = ramp.from();
        while (sessions > held && sessions < missed) {
            Step step = step(sessions);
            if (step.missed() && !step.refused()) {
                step = step(sessions);
            }
            recording.step(step.told());
            step.overhead().ifPresent(recording::overhead);
            if (step.missed()) {
                missed = sessions;
            } else {
                held = sessions;
            }
            sessions = next();
        }
        recording.record(Metric.SESSIONS_AT_SLO, Map.of(), System.nanoTime(), held);
    }

    /// The next number; one that is no news when the search is over.
    private int next() {
        if (missed == Integer.MAX_VALUE) {
            return (int) Math.min(2L * held, ramp.most());
        }
        boolean near = missed - held <= Math.max(1, ramp.precision() * held);
        return near ? held : held + (missed - held) / 2;
    }

    /// What came of a number of sessions.
    private record Step(LoadStep told, boolean refused, @Nullable Overhead overheadOrNull) {
        boolean missed() {
            return !told.held();
        }

        /// What counts of the generator's cost: beyond the subject's limit it does not matter whether the generator keeps up, too.
        Optional<Overhead> overhead() {
            boolean counts =
                    told.held()
                            || told.gaveOut()
                                    .filter(reason -> reason.startsWith(GaveOut.GENERATOR))
                                    .isPresent();
            return counts ? Optional.ofNullable(overheadOrNull) : Optional.empty();
        }
    }

    private Step step(int sessions) throws InterruptedException {
        Recording figures = new Recording(System.nanoTime());
        MachineLoad before = MachineLoad.now().orElse(null);
        long began = System.nanoTime();
        SteadySpeech.Outcome outcome = SteadySpeech.of(subject, sessions, plan, figures);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        MachineLoad after = MachineLoad.now().orElse(null);
        int cores = Runtime.getRuntime().availableProcessors();
        Optional<String> gaveOut =
                new GaveOut(ramp.objectives(), before, after, took, cores).first(outcome, figures);
        Step step =
                new Step(
                        new LoadStep(
                                sessions,
                                gaveOut.isEmpty(),
                                figures.series(),
                                gaveOut.orElse(null)),
                        outcome.refusalOrNull() != null,
                        outcome.overheadOrNull());
        tell(sessions, gaveOut);
        return step;
    }

    private void tell(int sessions, Optional<String> gaveOut) {
        steps++;
        progress.report(
                new ProgressEvent.Advanced(
                        subject.name(),
                        steps,
                        0,
                        sessions
                                + (sessions == 1 ? " session: " : " sessions: ")
                                + gaveOut.orElse("all held")));
    }
}
