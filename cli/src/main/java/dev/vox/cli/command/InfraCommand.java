package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.config.VoxFile;
import dev.vox.env.Project;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.ComposeUp;
import dev.vox.stack.compose.ComposeUpReport;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Starts the services that every model needs.
public final class InfraCommand implements Callable<Integer>, Declared {
    private final ContainerRequests requests;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final OutputOptions output = new OutputOptions();

    private Duration timeout = Duration.ZERO;

    /// The command over its use case.
    public InfraCommand(ContainerRequests requests) {
        this.requests = requests;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Start the infrastructure of the Compose file: its services without a"
                                + " profile that are neither worker nor orchestrator.")
                .with(project, environment, output);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("3m")
                .about("How long the start may take; ${DEFAULT-VALUE} unless given.")
                .to(given -> timeout = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project where = new Project(project.resolve());
        ComposeRequest request =
                requests.infrastructure(where, environment.flags(), VoxFile.read(where), timeout);
        ComposeUpReport report;
        try (ProgressDisplay progress = out.progress("starting the infrastructure")) {
            report = new ComposeUp(requests.parts().get()).up(request, progress);
        }
        out.result(report, ContainerViews::up);
        return report.status().healthy() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
