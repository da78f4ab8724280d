package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.embedded.EventPipe;
import dev.vox.embedded.StackProcess;
import dev.vox.env.Project;
import dev.vox.problem.OperationFailed;
import dev.vox.problem.VoxException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Runs the stack of a project for the `vox dev` that started this process.
@Command(name = "stack", hidden = true, description = "Run the stack; vox dev starts this.")
public final class ServeStackCommand implements Callable<Integer> {
    private final Supplier<StackProcess> process;
    private final StackRequests requests;

    @Mixin private ProjectOptions project;

    @Option(
            names = "--events",
            paramLabel = "PATH",
            required = true,
            description = "Where the start is reported, one JSON object a line.")
    private Path events = Path.of("");

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long the start may take.")
    private Duration timeout = Duration.ZERO;

    @Option(names = "--tones-only", description = "The mock speaks in the place of every model.")
    private boolean tonesOnly;

    /// The command over the stack's process.
    public ServeStackCommand(Supplier<StackProcess> process, StackRequests requests) {
        this.process = process;
        this.requests = requests;
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
