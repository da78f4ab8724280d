package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.EnvironmentOptions;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.stack.StackService;
import dev.vox.stack.UpReport;
import dev.vox.stack.UpRequest;
import dev.vox.stack.plan.Plan;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Starts the stack and waits until every service is ready.
@Command(
        name = "dev",
        description = {
            "Start the voice stack and wait until every service is ready.",
            "A stack that is up with another model, mode, port or setting is restarted. Model and"
                    + " mode come in either order; without them, DEFAULT_MODEL and"
                    + " ORCHESTRATOR_MODE choose."
        })
public final class DevCommand implements Callable<Integer> {
    private static final String USAGE = "vox dev [OPTIONS] [MODEL] [MODE]";

    private final Supplier<StackService> stack;
    private final StackRequests requests;

    @Mixin private ProjectOptions project;
    @Mixin private EnvironmentOptions environment;
    @Mixin private OutputOptions output;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A profile, its alias or a model id; else DEFAULT_MODEL, kevin.")
    private @Nullable String first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MODE",
            description = "agent, legacy or hybrid; else ORCHESTRATOR_MODE, legacy.")
    private @Nullable String second;

    @Option(names = "--mode", paramLabel = "MODE", description = "The same as MODE.")
    private @Nullable String mode;

    @Option(
            names = "--dry-run",
            description = "Show what would be done and why; nothing is touched.")
    private boolean dryRun;

    @Option(
            names = "--foreground",
            description = "Stay in the foreground, logs on stderr, until Ctrl-C.")
    private boolean foreground;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long the start may take; ${DEFAULT-VALUE} unless given.")
    private Duration timeout = Duration.ZERO;

    /// The command over the stack's use cases.
    public DevCommand(Supplier<StackService> stack, StackRequests requests) {
        this.stack = stack;
        this.requests = requests;
    }

    @Override
    public Integer call() {
        Output out = output.open();
        Project where = new Project(project.resolve());
        StartWords start = StartWords.of(words(), mode, where, USAGE);
        EnvironmentFlags flags = environment.flags().with(start.flags(mode != null));
        UpRequest request = requests.up(where, flags, USAGE, timeout);
        request.findings().warnings().forEach(out::warn);
        if (dryRun) {
            return plan(request, out);
        }
        return foreground ? foreground(request, out) : background(request, out);
    }

    private List<String> words() {
        return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .toList();
    }

    private int plan(UpRequest request, Output out) {
        Plan plan = foreground ? stack.get().planHere(request) : stack.get().plan(request);
        out.result(new PlanViews.Shown(request, plan), PlanViews::plan);
        plan.require();
        return ExitCode.OK;
    }

    private int background(UpRequest request, Output out) {
        UpReport report;
        try (ProgressDisplay progress = out.progress("starting the stack")) {
            report = stack.get().up(request, progress);
        }
        return show(report, out);
    }

    private int foreground(UpRequest request, Output out) {
        ProgressDisplay progress = out.progress("starting the stack");
        try {
            Optional<StackEnd> end =
                    stack.get()
                            .run(
                                    request,
                                    progress,
                                    report -> {
                                        progress.close();
                                        show(report, out);
                                    });
            return end.map(ServerViews::code).orElse(ExitCode.OK);
        } finally {
            progress.close();
        }
    }

    private static int show(UpReport report, Output out) {
        if (report.crashed() != null) {
            out.warn(StackViews.crash(report.crashed()));
        }
        out.result(report, StackViews::up);
        return report.status().healthy() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
