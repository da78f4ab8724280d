package dev.vox.bench;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Recording;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.ProcessUsage;
import dev.vox.bench.target.Subject;
import dev.vox.bench.workload.Workload;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Measures subjects by a scenario: complains of what cannot be measured, warms each up, and then runs them in turns.
public final class BenchRunner {
    private final InstantSource clock;
    private final LongSupplier ticker;

    /// A runner.
    ///
    /// @param clock tells when the run began
    /// @param ticker monotonic, in ns, the same that the workloads read: `System.nanoTime`
    public BenchRunner(InstantSource clock, LongSupplier ticker) {
        this.clock = clock;
        this.ticker = ticker;
    }

    /// Runs a scenario. What ends it early, Ctrl-C or a failure, is in its answer, with what was measured until then.
    ///
    /// @param subjects at least one
    /// @throws MissingPrerequisite when a subject lacks what the scenario needs; nothing has been done then
    /// @throws OperationFailed when a subject fails before anything is measured
    public BenchRun run(BenchScenario scenario, List<Subject> subjects, Progress progress) {
        subjects.forEach(scenario.workload()::require);
        return new Course(scenario, byTheSameDoor(subjects), progress).run();
    }

    /// What two differ by must be theirs and not their doors'. One whose worker is not reached, as in many a stack in containers, is
    /// measured by its orchestrator; then all are, where all have one.
    private static List<Subject> byTheSameDoor(List<Subject> subjects) {
        boolean oneLacksIt = subjects.stream().anyMatch(each -> each.worker().isEmpty());
        boolean allHaveOther = subjects.stream().allMatch(each -> each.orchestrator().isPresent());
        return oneLacksIt && allHaveOther
                ? subjects.stream().map(Subject::withoutWorker).toList()
                : subjects;
    }

    private final class Course {
        private final BenchScenario scenario;
        private final Workload workload;
        private final List<Subject> subjects;
        private final Progress progress;
        private final Instant startedAt = clock.instant();
        private final long begunAt = ticker.getAsLong();
        private final List<Recording> recordings = new ArrayList<>();
        private final List<Optional<Long>> idle = new ArrayList<>();
        private final List<RunningFigures> figures = new ArrayList<>();

        Course(BenchScenario scenario, List<Subject> subjects, Progress progress) {
            this.scenario = scenario;
            this.workload = scenario.workload();
            this.subjects = List.copyOf(subjects);
            this.progress = progress;
        }

        BenchRun run() {
            try {
                warmUp();
                measure();
                return new BenchRun(result(false), null);
            } catch (InterruptedException e) {
                return brokenOff(e);
            } catch (RuntimeException e) {
                if (recordings.isEmpty()) {
                    throw e;
                }
                return brokenOff(e);
            }
        }

        private BenchRun brokenOff(Exception reason) {
            return new BenchRun(result(true), reason);
        }

        private void warmUp() throws InterruptedException {
            for (Subject subject : subjects) {
                idle.add(subject.usage().map(ProcessUsage::memory));
                progress.report(RunningFigures.warmingUp(scenario, subject));
                workload.warmUp(subject);
            }
        }

        private void measure() throws InterruptedException {
            long measuringSince = ticker.getAsLong();
            for (int at = 0; at < subjects.size(); at++) {
                Subject subject = subjects.get(at);
                Recording recording = new Recording(measuringSince, idle.get(at).orElse(null));
                recordings.add(recording);
                figures.add(new RunningFigures(workload, subject, recording, progress, ticker));
            }
            for (Turns.Turn turn : Turns.of(subjects.size(), workload.parts())) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("between two turns");
                }
                run(turn);
            }
        }

        private void run(Turns.Turn turn) throws InterruptedException {
            RunningFigures shown = figures.get(turn.subject());
            shown.begin(turn);
            workload.run(
                    subjects.get(turn.subject()),
                    turn.from(),
                    turn.until(),
                    recordings.get(turn.subject()),
                    shown);
            shown.end();
        }

        private BenchResult result(boolean partial) {
            List<SubjectResult> results = new ArrayList<>();
            for (int at = 0; at < subjects.size(); at++) {
                results.add(
                        result(
                                subjects.get(at),
                                at < recordings.size() ? recordings.get(at) : null));
            }
            return new BenchResult(
                    scenario.name(),
                    scenario.kind(),
                    workload.parameters(),
                    startedAt,
                    Duration.ofNanos(ticker.getAsLong() - begunAt),
                    partial,
                    results);
        }

        private SubjectResult result(Subject subject, @Nullable Recording measured) {
            Recording recording = measured == null ? new Recording(begunAt) : measured;
            return new SubjectResult(
                    subject.name(),
                    subject.fingerprint(),
                    recording.series(),
                    recording.flaws(),
                    recording.overheadOrNull(),
                    recording.waterfalls(),
                    recording.levels(),
                    recording.steps());
        }
    }
}
