package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;
import dev.vox.stack.StackService;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Deletes what the stack has left, and starts it anew.
public final class ResetCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox reset [OPTIONS] [MODEL] [MODE]";

    private final Starter starter;
    private final Cleaning cleaning;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final OutputOptions output = new OutputOptions();
    private final StartOptions start = new StartOptions();

    /// The command over its use cases; it asks on stderr and reads stdin.
    public ResetCommand(Supplier<StackService> stack, ContainerRequests requests, Streams streams) {
        this.starter = new Starter(stack, requests, USAGE);
        this.cleaning = new Cleaning(requests, streams, USAGE);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Delete what the stack has left, as vox clean does, and start it anew, as"
                                + " vox dev does.",
                        "What is in the way of the start is found before anything is deleted.")
                .with(project, environment, output, start, cleaning);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project where = new Project(project.resolve());
        Starter.Start asked = starter.readForReset(start, where, environment.flags(), out);
        asked.require();
        Cleaning.Cleaned cleaned = cleaning.clean(where, out);
        if (!cleaned.done()) {
            out.result(cleaned, CleanViews::cleaned);
            return ExitCode.NEGATIVE;
        }
        if (!cleaned.plan().nothing()) {
            out.note("deleted\n" + CleanViews.question(cleaned.plan()).indent(2).stripTrailing());
        }
        return asked.go(Starter.Manner.BACKGROUND);
    }
}
