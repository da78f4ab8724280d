package dev.vox.cli.command.validate;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.option.ReportOptions;
import dev.vox.cli.output.Output;
import dev.vox.config.VoxFile;
import dev.vox.contract.audit.AuditLimits;
import dev.vox.contract.library.ContractLibrary;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.env.inspect.Disclosure;
import dev.vox.env.inspect.Inventory;
import dev.vox.problem.VoxException;
import dev.vox.validate.Conclusion;
import dev.vox.validate.Phase;
import dev.vox.validate.PhaseReader;
import dev.vox.validate.PhaseRunner;
import dev.vox.validate.ProjectPhases;
import dev.vox.validate.RunReport;
import dev.vox.validate.ShippedPhases;
import dev.vox.validate.Target;
import dev.vox.validate.report.ReportSink;
import dev.vox.validate.report.RunIdentity;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;

/// Runs the checks of a project, phase by phase.
public final class ValidateCommand implements Callable<Integer>, Declared {
    static final String USAGE = "vox validate [--phase N] [OPTIONS]";

    private static final int USUAL_PAUSE_SECONDS = 30;
    private static final int RECORDED_PHASE = 100;
    private static final int LAST_PHASE = 999;

    private final ValidateParts parts;
    private final SelectionOptions selection = new SelectionOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();
    private final ReportOptions reports = new ReportOptions(output);

    private List<String> domains = List.of();
    private boolean failFast;
    private boolean strict;
    private boolean list;
    private boolean watch;
    private boolean force;
    private int pause = USUAL_PAUSE_SECONDS;
    private int phase = RECORDED_PHASE;
    private @Nullable Path record;

    /// A command that works with some parts.
    public ValidateCommand(ValidateParts parts) {
        this.parts = parts;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Run the checks that came with the tool and those of the project's"
                                + " validation folder, phase by phase.",
                        "Exit 1 when a required check failed, 4 when nothing could run. vox"
                                + " validate report turns a JSON report into another.")
                .with(selection, reports, environment, project, output);
        arguments
                .options(String.class, "NAME", "--domain")
                .about(
                        "Hold the worker of a domain, and those that it depends on, to their"
                                + " contracts; --phase is then 1 to 4. Repeatable.")
                .to(given -> domains = given);
        arguments
                .flag("--fail-fast")
                .about("Begin nothing after a required check failed.")
                .to(on -> failFast = on);
        arguments
                .flag("--strict")
                .about("A warning, and a required check that is skipped, count as failed.")
                .to(on -> strict = on);
        arguments
                .flag("--list")
                .about("Show the checks and what they need, and run nothing.")
                .to(on -> list = on);
        arguments
                .option(Path.class, "FILE", "--record")
                .about("Write a phase of what is seen now, and run nothing.")
                .to(given -> record = given);
        arguments
                .option(Integer.class, "N", "--as")
                .about("With --record: the number of the phase; 100 unless given.")
                .to(given -> phase = given);
        arguments.flag("--force").about("With --record: overwrite the file.").to(on -> force = on);
        arguments
                .flag("--watch")
                .about("Run again and again, at once when a file of the project changes.")
                .to(on -> watch = on);
        arguments
                .option(Integer.class, "SECONDS", "--every")
                .about("With --watch: how long to wait at most; 30 unless given.")
                .to(given -> pause = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        Project here = new Project(project.resolve());
        Output out = output.open();
        if (record != null) {
            out.result(recorded(here, record), ValidateViews::recorded);
            return ExitCode.OK;
        }
        if (list) {
            out.result(selected(here), ValidateViews::list);
            return ExitCode.OK;
        }
        reports.require();
        if (!domains.isEmpty()) {
            return audited(here, out);
        }
        return watch ? watch(here, out) : run(here, selected(here), out);
    }

    private void check() {
        if (pause < 1) {
            throw usage("--every must be 1 or more, not " + pause, "such as --every 10");
        }
        if (phase < 1 || phase > LAST_PHASE) {
            throw usage("--as must be from 1 to 999, not " + phase, "such as --as 100");
        }
        if (watch && (list || record != null)) {
            throw usage("--watch has nothing to run again", "leave --list and --record out");
        }
        if (list && record != null) {
            throw usage("--list and --record exclude each other", "choose one");
        }
        if (!domains.isEmpty() && (list || watch || record != null || selection.byId())) {
            throw usage(
                    "--domain goes with --phase, --strict, --fail-fast and --report alone",
                    "leave the others out");
        }
        if (force && record == null) {
            throw usage("--force is for --record", "name the file: --record FILE --force");
        }
    }

    private static UsageProblem usage(String problem, String hint) {
        return new UsageProblem(problem, hint, USAGE);
    }

    private int audited(Project here, Output out) {
        ContractLibrary library =
                ContractLibrary.of(here.root(), here.root().resolve(".vox/contracts"));
        return new DomainAudits(parts, reports, out)
                .run(
                        here,
                        environment.flags(),
                        new DomainAudits.Request(
                                library.inOrder(domains),
                                library.dependsOn(),
                                AuditPhases.of(selection.phases(), USAGE),
                                AuditLimits.USUAL,
                                strict,
                                failFast));
    }

    private Recording recorded(Project here, Path file) {
        EnvironmentFlags flags = environment.flags();
        Inventory variables =
                Inventory.of(parts.environments().of(here, flags), Disclosure.revealed(false));
        return new RecordedPhase(parts.targets().of(here, flags), variables, phase)
                .write(file, force);
    }

    private List<Phase> selected(Project here) {
        return selection.of(wanted -> phases(here, wanted), USAGE);
    }

    private List<Phase> phases(Project here, IntPredicate wanted) {
        return PhaseReader.read(
                parts.kinds().get(),
                ShippedPhases.files(),
                ProjectPhases.of(here.root(), folders(here)),
                wanted);
    }

    private static List<String> folders(Project here) {
        return VoxFile.read(here).folders().validation();
    }

    private int run(Project here, List<Phase> phases, Output out) {
        Target target = parts.targets().of(here, environment.flags());
        RunIdentity identity = new RunIdentity(parts.version(), here.root().toString(), strict);
        RunReport report;
        try (ReportSink sink = reports.open(out, identity)) {
            report =
                    parts.runner(here)
                            .run(
                                    phases,
                                    target,
                                    new PhaseRunner.Request(parts.version(), strict, failFast),
                                    sink);
        }
        return switch (Conclusion.of(report)) {
            case PASSED -> ExitCode.OK;
            case FAILED -> ExitCode.NEGATIVE;
            case NOTHING_RAN -> ExitCode.PREREQUISITE;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    }

    /// Until it is interrupted. What is wrong with a file is said, and it is watched on.
    private int watch(Project here, Output out) throws InterruptedException {
        WatchedFiles files = new WatchedFiles(here.root(), folders(here));
        while (true) {
            WatchedFiles.Seen before = files.seen();
            if (again(here, out) == ExitCode.INTERRUPTED) {
                return ExitCode.INTERRUPTED;
            }
            out.note(files.await(before, Duration.ofSeconds(pause)));
        }
    }

    private int again(Project here, Output out) {
        try {
            return run(here, selected(here), out);
        } catch (VoxException mistake) {
            out.warn(String.valueOf(mistake.getMessage()));
            return ExitCode.CONFIGURATION;
        }
    }
}
