package dev.vox.cli.command.env;

import dev.vox.cli.ExitCode;
import dev.vox.cli.command.UsageProblem;
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

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Map;
import java.util.concurrent.Callable;

/// Looks for mistakes in a project's variables.
@Command(
        name = "lint",
        description =
                "Look for mistakes in the files of variables, and mend the safe ones; exit 1 on"
                        + " errors.")
public final class EnvLintCommand implements Callable<Integer> {
    private final Map<String, String> process;

    @Mixin private ProjectOptions project;
    @Mixin private EnvironmentOptions environment;
    @Mixin private OutputOptions output;

    @Option(names = "--fix", description = "Mend what can be mended without harm.")
    private boolean fix;

    @Option(names = "--dry-run", description = "With --fix: say what would be mended.")
    private boolean dryRun;

    @Option(names = "--strict", description = "Exit 1 on warnings too.")
    private boolean strict;

    /// The command over the tool's own environment.
    public EnvLintCommand(Map<String, String> process) {
        this.process = Map.copyOf(process);
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
