package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.Streams;
import dev.vox.env.Project;

import java.util.concurrent.Callable;

/// Deletes what the stack has left.
public final class CleanCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox clean [OPTIONS]";

    private final Cleaning cleaning;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    /// The command over its use case; it asks on stderr and reads stdin.
    public CleanCommand(ContainerRequests requests, Streams streams) {
        this.cleaning = new Cleaning(requests, streams, USAGE);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Stop the stack and delete what it has left: containers, networks, volumes,"
                                + " images that were built for it, logs.",
                        "Volumes that keep downloaded models stay: those whose name or place says"
                                + " cache, models, huggingface, torch, voices or weights.")
                .with(project, output, cleaning);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Cleaning.Cleaned cleaned = cleaning.clean(new Project(project.resolve()), out);
        out.result(cleaned, CleanViews::cleaned);
        return cleaned.done() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
