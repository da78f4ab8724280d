package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.Project;
import dev.vox.stack.StackService;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Starts the stack and waits until every service is ready.
public final class DevCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox dev [OPTIONS] [MODEL] [MODE]";

    private final Starter starter;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final OutputOptions output = new OutputOptions();
    private final StartOptions start = new StartOptions();

    private boolean dryRun;
    private boolean foreground;

    /// The command over the stack's use cases.
    public DevCommand(Supplier<StackService> stack, ContainerRequests requests) {
        this.starter = new Starter(stack, requests, USAGE);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Start the voice stack and wait until every service is ready.",
                        "It runs in containers where the project has a Compose file, the model's"
                                + " profile says how, and an engine answers; else as one process of"
                                + " vox. A stack that is up with another model changes it; what"
                                + " differs in more is restarted. Model and mode come in either"
                                + " order; without them, DEFAULT_MODEL and ORCHESTRATOR_MODE"
                                + " choose.")
                .with(project, environment, output, start);
        arguments
                .flag("--dry-run")
                .about("Show what would be done and why; nothing is touched.")
                .to(on -> dryRun = on);
        arguments
                .flag("--foreground")
                .about("Stay in the foreground, logs on stderr, until Ctrl-C.")
                .to(on -> foreground = on);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project where = new Project(project.resolve());
        Starter.Manner manner = foreground ? Starter.Manner.FOREGROUND : Starter.Manner.BACKGROUND;
        Starter.Start asked = starter.read(start, where, environment.flags(), out);
        return dryRun ? asked.plan(manner) : asked.go(manner);
    }
}
