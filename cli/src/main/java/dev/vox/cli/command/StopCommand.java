package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.stack.DownReport;
import dev.vox.stack.StackService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Ends the stack.
@Command(name = "stop", description = "Stop the voice stack; nothing of it is left.")
public final class StopCommand implements Callable<Integer> {
    /// An orderly end takes less than half a second. One that has not come after this will not come.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Supplier<StackService> stack;

    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    /// The command over the stack's use cases.
    public StopCommand(Supplier<StackService> stack) {
        this.stack = stack;
    }

    @Override
    public Integer call() {
        Output out = output.open();
        DownReport report;
        try (ProgressDisplay progress = out.progress("stopping the stack")) {
            report = stack.get().down(new Project(project.resolve()), GRACE, progress);
        }
        out.result(report, StackViews::down);
        return ExitCode.OK;
    }
}
