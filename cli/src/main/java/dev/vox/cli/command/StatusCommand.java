package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.stack.StackStatus;

import java.util.concurrent.Callable;
import java.util.function.Function;

/// Says what is up.
public final class StatusCommand implements Callable<Integer>, Declared {
    private final Function<Project, StackStatus> stack;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command over what asks the stack, whichever backend runs it.
    public StatusCommand(Function<Project, StackStatus> stack) {
        this.stack = stack;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Show services, endpoints, mode, model, uptime and sessions; exit 1 unless"
                                + " all is well.")
                .with(project, output);
    }

    @Override
    public Integer call() {
        StackStatus status = stack.apply(new Project(project.resolve()));
        output.open().result(status, StackViews::status);
        return status.healthy() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
