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
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.stack.StackService;
import dev.vox.stack.UpReport;
import dev.vox.stack.UpRequest;
import dev.vox.stack.plan.Plan;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Starts the stack and waits until every service is ready.
public final class DevCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox dev [OPTIONS] [MODEL] [MODE]";

    private final Supplier<StackService> stack;
    private final StackRequests requests;

    private final ProjectOptions project = new ProjectOptions();
    private final EnvironmentOptions environment = new EnvironmentOptions();
    private final OutputOptions output = new OutputOptions();

    private @Nullable String first;
    private @Nullable String second;
    private @Nullable String mode;
    private boolean dryRun;
    private boolean foreground;
    private Duration timeout = Duration.ZERO;

    /// The command over the stack's use cases.
    public DevCommand(Supplier<StackService> stack, StackRequests requests) {
        this.stack = stack;
        this.requests = requests;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Start the voice stack and wait until every service is ready.",
                        "A stack that is up with another model changes it; one with another mode,"
                                + " port or setting is restarted. Model and mode come in either"
                                + " order; without them, DEFAULT_MODEL and ORCHESTRATOR_MODE"
                                + " choose.")
                .with(project, environment, output);
        arguments
                .optional(String.class, "MODEL")
                .about("A profile, its alias or a model id; else DEFAULT_MODEL, kevin.")
                .to(given -> first = given);
        arguments
                .optional(String.class, "MODE")
                .about("agent, legacy or hybrid; else ORCHESTRATOR_MODE, legacy.")
                .to(given -> second = given);
        arguments
                .option(String.class, "MODE", "--mode")
                .about("The same as MODE.")
                .to(given -> mode = given);
        arguments
                .flag("--dry-run")
                .about("Show what would be done and why; nothing is touched.")
                .to(on -> dryRun = on);
        arguments
                .flag("--foreground")
                .about("Stay in the foreground, logs on stderr, until Ctrl-C.")
                .to(on -> foreground = on);
        arguments
                .option(Duration.class, "TIME", "--timeout")
                .read(new DurationConverter())
                .otherwise("30s")
                .about("How long the start may take; ${DEFAULT-VALUE} unless given.")
                .to(given -> timeout = given);
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
