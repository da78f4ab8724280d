package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Settings;
import dev.vox.profile.Catalogue;
import dev.vox.stack.StackService;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Changes the model that the running stack speaks with.
@Command(
        name = "switch",
        description = {
            "Change the model that the running stack speaks with.",
            "Utterances under way end with the old voice, the next ones begin with the new. If the"
                    + " model does not load, the old one stays. Other settings stay as they are."
        })
public final class SwitchCommand implements Callable<Integer> {
    private static final String USAGE = "vox switch [OPTIONS] MODEL";

    private final Supplier<StackService> stack;
    private final StackRequests requests;

    @Mixin private ProjectOptions project;
    @Mixin private EnvironmentOptions environment;
    @Mixin private OutputOptions output;

    @Parameters(paramLabel = "MODEL", description = "A profile, its alias or a model id.")
    private String model = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "How long the model may take to load; ${DEFAULT-VALUE} unless given.")
    private Duration timeout = Duration.ZERO;

    /// The command over the stack's use cases.
    public SwitchCommand(Supplier<StackService> stack, StackRequests requests) {
        this.stack = stack;
        this.requests = requests;
    }

    @Override
    public Integer call() {
        Output out = output.open();
        Project where = new Project(project.resolve());
        requireModel(Catalogue.of(where));
        EnvironmentFlags flags =
                environment
                        .flags()
                        .with(new Layer.Flag(Settings.MODEL, StartWords.MODEL_ORIGIN, model));
        SwitchRequest request = requests.change(where, flags, USAGE, timeout, out::warn);
        SwitchReport report;
        try (ProgressDisplay progress = out.progress("changing the model")) {
            report = stack.get().switchModel(request, progress);
        }
        out.result(report, SwitchViews::changed);
        return ExitCode.OK;
    }

    private void requireModel(Catalogue catalogue) {
        if (model.isBlank()) {
            throw new UsageProblem("an empty word names no model", null, USAGE);
        }
        if (catalogue.find(model).isEmpty()) {
            throw new UsageProblem("'" + model + "' is no model", catalogue.hint(model), USAGE);
        }
    }
}
