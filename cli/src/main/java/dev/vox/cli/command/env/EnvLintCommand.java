package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.env.lint.LintReport;
import dev.vox.env.lint.Linter;
import dev.vox.env.lint.Linter.Fixing;
import dev.vox.env.lint.Severity;
import dev.vox.profile.LintSubjects;

import java.util.Map;
import java.util.concurrent.Callable;

/// Looks for mistakes in a project's variables.
public final class EnvLintCommand implements Callable<Integer>, Declared {
    private final Map<String, String> process;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final OutputOptions output = new OutputOptions();

    private boolean fix;
    private boolean dryRun;
    private boolean strict;

    /// The command over the tool's own environment.
    public EnvLintCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Look for mistakes in the files of variables, and mend the safe ones; exit"
                                + " 1 on errors.")
                .with(project, environment, output);
        arguments.flag("--fix").about("Mend what can be mended without harm.").to(on -> fix = on);
        arguments
                .flag("--dry-run")
                .about("With --fix: say what would be mended.")
                .to(on -> dryRun = on);
        arguments.flag("--strict").about("Exit 1 on warnings too.").to(on -> strict = on);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Fixing fixing = fixing();
        Project where = new Project(project.resolve());
        LintReport report =
                Linter.run(() -> LintSubjects.of(where, process, environment.flags()), fixing);
        report.skipped().forEach(each -> out.note(each.id() + " was skipped: " + each.reason()));
        out.result(report, EnvLintViews::report);
        boolean found =
                report.count(Severity.ERROR) > 0 || (strict && report.count(Severity.WARNING) > 0);
        return found ? ExitCode.NEGATIVE : ExitCode.OK;
    }

    private Fixing fixing() {
        if (dryRun && !fix) {
            throw new UsageProblem(
                    "--dry-run says what --fix would do, and --fix is not given",
                    "vox env lint --fix --dry-run",
                    "vox env lint [OPTIONS]");
        }
        return !fix ? Fixing.NOTHING : dryRun ? Fixing.TRIAL : Fixing.MENDING;
    }
}
