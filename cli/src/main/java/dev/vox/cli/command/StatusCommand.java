package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.env.Project;
import dev.vox.stack.StackService;
import dev.vox.stack.StackStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Says what is up.
@Command(
        name = "status",
        description =
                "Show services, endpoints, mode, model, uptime and sessions; exit 1 unless all is"
                        + " well.")
public final class StatusCommand implements Callable<Integer> {
    private final Supplier<StackService> stack;

    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

    /// The command over the stack's use cases.
    public StatusCommand(Supplier<StackService> stack) {
        this.stack = stack;
    }

    @Override
    public Integer call() {
        StackStatus status = stack.get().status(new Project(project.resolve()));
        output.open().result(status, StackViews::status);
        return status.healthy() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
