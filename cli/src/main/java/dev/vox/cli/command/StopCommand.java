package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.stack.DownReport;
import dev.vox.stack.StackService;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Ends the stack.
public final class StopCommand implements Callable<Integer>, Declared {
    /// An orderly end takes less than half a second. One that has not come after this will not come.
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Supplier<StackService> stack;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command over the stack's use cases.
    public StopCommand(Supplier<StackService> stack) {
        this.stack = stack;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.about("Stop the voice stack; nothing of it is left.").with(project, output);
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
