package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.embedded.EventPipe;
import dev.vox.embedded.StackProcess;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Runs the stack of a project for the `vox dev` that started this process.
public final class ServeStackCommand implements Callable<Integer>, Declared {
    private final Supplier<StackProcess> process;
    private final StackRequests requests;

    private final ProjectOptions project = new ProjectOptions();

    private Path events = Path.of("");

    private Duration timeout = Duration.ZERO;
    private boolean tonesOnly;

    /// The command over the stack's process.
    public ServeStackCommand(Supplier<StackProcess> process, StackRequests requests) {
        this.process = process;
        this.requests = requests;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.about("Run the stack; vox dev starts this.").with(project);
        arguments
                .option(Path.class, "PATH", "--events")
                .required()
                .about("Where the start is reported, one JSON object a line.")
                .to(given -> events = given);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("30s")
                .about("How long the start may take.")
                .to(given -> timeout = given);
        arguments
                .flag("--tones-only")
                .about("The mock speaks in the place of every model.")
                .to(on -> tonesOnly = on);
    }

    @Override
    public Integer call() {
        Project where = new Project(project.resolve());
        try (EventPipe pipe = EventPipe.open(events)) {
            try {
                process.get()
                        .run(
                                requests.resolved(where, tonesOnly, timeout),
                                pipe,
                                _ -> pipe.ready(),
                                () ->
                                        pipe.failed(
                                                new OperationFailed(
                                                        "[stack] it was stopped while it"
                                                                + " started")));
                return ExitCode.OK;
            } catch (VoxException failure) {
                pipe.failed(failure);
                throw failure;
            }
        }
    }
}
