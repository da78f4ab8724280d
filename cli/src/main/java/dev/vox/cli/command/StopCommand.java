package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.stack.compose.ComposeDown;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Ends the stack.
public final class StopCommand implements Callable<Integer>, Declared {
    private final ContainerRequests requests;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private Duration grace = Duration.ZERO;

    /// The command over the stack's use cases.
    public StopCommand(ContainerRequests requests) {
        this.requests = requests;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Stop the voice stack; nothing of it is left.",
                        "Containers and their networks are removed, volumes stay: vox clean deletes"
                                + " them.")
                .with(project, output);
        arguments
                .option(Duration.class, "TIME", "--grace")
                .read(new DurationConverter())
                .otherwise("10s")
                .about(
                        "What a container gets to end before it is killed; ${DEFAULT-VALUE} unless"
                                + " given.")
                .to(given -> grace = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project where = new Project(project.resolve());
        ContainerRequests.Known known = requests.known(where);
        ComposeDown.Stopped stopped;
        try (ProgressDisplay progress = out.progress("stopping the stack")) {
            stopped =
                    new ComposeDown(requests.parts().get())
                            .down(where, known.environment(), grace, known.masked(), progress);
        }
        out.result(stopped, StopViews::stopped);
        return ExitCode.OK;
    }
}
