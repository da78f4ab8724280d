package dev.vox.bench;

import dev.vox.bench.result.BenchResult;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.OpenTarget;
import dev.vox.bench.target.Subject;
import dev.vox.bench.target.TargetRequest;
import dev.vox.bench.target.Targets;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Measures targets by scenarios, one after another. Stacks that it starts for them stay up between scenarios, and are stopped
/// when it is closed.
public final class BenchSession implements AutoCloseable {
    private final Targets targets;
    private final BenchRunner runner;
    private final String voice;
    private final Admission admission;
    private final Deque<OpenTarget> opened = new ArrayDeque<>();
    private List<Subject> standing = List.of();

    /// A session; nothing is opened yet.
    ///
    /// @param voice that speaks; empty for that of each target
    public BenchSession(Targets targets, BenchRunner runner, String voice, Admission admission) {
        this.targets = targets;
        this.runner = runner;
        this.voice = voice;
        this.admission = admission;
    }

    /// Runs scenarios, once a session. What ends them early, Ctrl-C or a failure, is in its answer once something was measured.
    ///
    /// @param requests what is to be measured, at least one, no two of the same name
    /// @throws MissingPrerequisite when a target is not there, or lacks what the first scenario needs
    /// @throws OperationFailed when a target cannot be opened, or fails before anything is measured
    public Measured run(
            List<BenchScenario> scenarios, List<TargetRequest> requests, Progress progress)
            throws InterruptedException {
        List<BenchResult> results = new ArrayList<>();
        for (BenchScenario scenario : scenarios) {
            try {
                List<Subject> subjects = subjects(scenario, requests, progress);
                admission.admit(scenario, subjects);
                BenchRun run = runner.run(scenario, subjects, progress);
                results.add(run.result());
                if (run.brokenOffByOrNull() != null) {
                    return new Measured(results, run.brokenOffByOrNull());
                }
            } catch (InterruptedException | RuntimeException e) {
                if (results.isEmpty()) {
                    throw e;
                }
                return new Measured(results, e);
            }
        }
        return new Measured(results, null);
    }

    private List<Subject> subjects(
            BenchScenario scenario, List<TargetRequest> requests, Progress progress)
            throws InterruptedException {
        if (scenario.workload().startsStacks()) {
            List<Subject> offered = new ArrayList<>();
            for (TargetRequest request : requests) {
                offered.add(kept(targets.offer(request, progress)));
            }
            return offered;
        }
        if (standing.isEmpty()) {
            List<Subject> all = new ArrayList<>();
            for (TargetRequest request : requests) {
                all.add(kept(targets.open(request, progress)));
            }
            standing = List.copyOf(all);
        }
        return standing;
    }

    private Subject kept(OpenTarget target) {
        opened.push(target);
        return voice.isEmpty() ? target.subject() : target.subject().speaking(voice);
    }

    /// Stops what was started, the last first.
    @Override
    public void close() {
        RuntimeException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
