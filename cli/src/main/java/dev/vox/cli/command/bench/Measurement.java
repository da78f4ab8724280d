package dev.vox.cli.command.bench;

import dev.vox.bench.BenchSession;
import dev.vox.bench.Measured;
import dev.vox.bench.compare.Baselines;
import dev.vox.bench.scenario.BenchScenario;
import dev.vox.bench.target.TargetRequest;
import dev.vox.cli.ExitCode;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `vox bench` and `vox bench ab` do once they know what is asked: measure, judge, show, keep.
///
/// @param parts to work with
/// @param reports that are asked for besides stdout
/// @param out stdout and stderr
record Measurement(BenchParts parts, BenchReportOptions reports, Output out) {
    /// What is asked.
    ///
    /// @param project whose stack is measured
    /// @param targets what is measured, unless the opponent knows better
    /// @param voice that speaks; empty for that of each target
    /// @param gates what the results are to hold
    /// @param opponent with what they are compared; closed at the end
    /// @param save the name under which they are kept; empty when they are not
    record Request(
            Project project,
            List<BenchScenario> scenarios,
            List<TargetRequest> targets,
            String voice,
            GateOptions.Gates gates,
            Opponent opponent,
            Optional<String> save) {}

    /// Does it. What was measured is shown before what was started for it is stopped.
    ///
    /// @return the exit code
    int run(Request request) throws InterruptedException {
        request.opponent()
                .require(request.scenarios(), request.targets())
                .forEach(scenario ->
                        out.warn("nothing is saved of %s to compare it with".formatted(scenario)));
        try (Opponent opponent = request.opponent();
                BenchSession session =
                        new BenchSession(
                                parts.targets().apply(request.project()),
                                parts.runner(),
                                request.voice(),
                                request.opponent()::admit)) {
            Measured measured = measure(session, request);
            Judgement judgement =
                    measured.whole()
                            ? Judgement.of(measured.results(), request.gates(), opponent)
                            : Judgement.brokenOff(measured.results());
            show(judgement, measured.whole());
            if (!measured.whole()) {
                request.save().ifPresent(name -> unsaved(name, "the run was broken off"));
            }
            measured.complain();
            judgement.report().complaints().forEach(out::warn);
            request.save().ifPresent(name -> save(name, judgement, request.project()));
            judgement.complain();
            return judgement.passed() ? ExitCode.OK : ExitCode.NEGATIVE;
        }
    }

    private Measured measure(BenchSession session, Request request) throws InterruptedException {
        try (ProgressDisplay progress = out.progress("measuring")) {
            List<TargetRequest> targets = request.opponent().requests(request.targets(), progress);
            return session.run(request.scenarios(), targets, progress);
        }
    }

    /// A report that cannot be written is not what a run failed of that was broken off before.
    private void show(Judgement judgement, boolean whole) {
        if (!reports.onStdout()) {
            out.result(judgement, ResultViews::of);
        }
        try {
            reports.write(judgement, out);
        } catch (OperationFailed e) {
            if (whole) {
                throw e;
            }
            out.warn(String.valueOf(e.getMessage()));
        }
    }

    private void save(String name, Judgement judgement, Project project) {
        if (judgement.report().unsound().isEmpty()) {
            Path file = new Baselines(project).save(name, judgement.results());
            out.note("saved as '%s': %s".formatted(name, file));
        } else {
            unsaved(name, "these figures may not be used");
        }
    }

    private void unsaved(String name, String reason) {
        out.warn("nothing was saved as '%s': %s".formatted(name, reason));
    }
}
