package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.DurationConverter;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.env.Project;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.stack.StackService;
import dev.vox.stack.UpReport;
import dev.vox.stack.UpRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Starts the stack and waits until every service is ready.
@Command(name = "dev", description = "Start the voice stack and wait until every service is ready.")
public final class DevCommand implements Callable<Integer> {
    private final Supplier<StackService> stack;
    private final StackRequests requests;

    @Mixin private ProjectOptions project;
    @Mixin private OutputOptions output;

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
        UpRequest request = requests.up(new Project(project.resolve()), timeout);
        return foreground ? foreground(request, out) : background(request, out);
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
