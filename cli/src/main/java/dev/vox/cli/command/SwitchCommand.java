package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.profile.Catalogue;
import dev.vox.stack.StackService;
import dev.vox.stack.SwitchReport;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Changes the model that the running stack speaks with.
public final class SwitchCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox switch [OPTIONS] MODEL";

    private final ModelSwitch switching;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final OutputOptions output = new OutputOptions();

    private String model = "";
    private Duration timeout = Duration.ZERO;

    /// The command over the stack's use cases.
    public SwitchCommand(Supplier<StackService> stack, ContainerRequests requests) {
        this.switching = new ModelSwitch(stack, requests);
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Change the model that the running stack speaks with.",
                        "Utterances under way end with the old voice, the next ones begin with the"
                            + " new. If the model does not load, the old one stays. Other settings"
                            + " stay as they are; a warning names those that vox dev MODEL would"
                            + " restart the stack for.")
                .with(project, environment, output);
        arguments
                .required(String.class, "MODEL")
                .about("A profile, its alias or a model id.")
                .to(given -> model = given);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("2m")
                .about("How long the model may take to load; ${DEFAULT-VALUE} unless given.")
                .to(given -> timeout = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        Project where = new Project(project.resolve());
        Named.requireModel(Catalogue.of(where), model, USAGE);
        EnvironmentFlags flags = ModelSwitch.naming(environment.flags(), model);
        SwitchReport report = switching.change(where, flags, timeout, USAGE, out);
        if (!report.needsRestart().isEmpty()) {
            out.warn(SwitchViews.needsRestart(report));
        }
        out.result(report, SwitchViews::changed);
        return ExitCode.OK;
    }
}
