package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.ProgressDisplay;
import dev.vox.config.VoxFile;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.profile.Configuration;
import dev.vox.stack.RunFolder;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.stack.StackService;
import dev.vox.stack.UpReport;
import dev.vox.stack.UpRequest;
import dev.vox.stack.compose.BackendChooser;
import dev.vox.stack.compose.ComposeRecord;
import dev.vox.stack.compose.ComposeRequest;
import dev.vox.stack.compose.ComposeUp;
import dev.vox.stack.compose.ComposeUpReport;
import dev.vox.stack.compose.Planned;
import dev.vox.stack.plan.Plan;

import java.util.Optional;
import java.util.function.Supplier;

/// Starts a stack on the backend that is chosen for it.
final class Starter {
    private final Supplier<StackService> stack;
    private final ContainerRequests requests;
    private final String usage;

    Starter(Supplier<StackService> stack, ContainerRequests requests, String usage) {
        this.stack = stack;
        this.requests = requests;
        this.usage = usage;
    }

    /// How a stack runs.
    enum Manner {
        /// By itself, when the command has ended.
        BACKGROUND,
        /// Until the command is ended.
        FOREGROUND
    }

    /// A start that was asked for.
    interface Start {
        /// Makes sure that nothing is in its way as things are now; nothing is touched.
        void require() throws InterruptedException;

        /// Shows what would be done.
        ///
        /// @return the exit code
        int plan(Manner manner) throws InterruptedException;

        /// Does it.
        ///
        /// @return the exit code
        int go(Manner manner) throws InterruptedException;
    }

    /// Reads what is asked for, and says which backend it goes to where there was something to choose.
    Start read(StartOptions options, Project where, EnvironmentFlags given, Output out) {
        return read(options, where, given, out, true);
    }

    /// The same for a start before which everything is deleted that is up.
    Start readForReset(StartOptions options, Project where, EnvironmentFlags given, Output out) {
        return read(options, where, given, out, false);
    }

    private Start read(
            StartOptions options,
            Project where,
            EnvironmentFlags given,
            Output out,
            boolean leavesContainers) {
        StartWords words = StartWords.of(options.words(), options.mode(), where, usage);
        EnvironmentFlags flags = given.with(words.flags(options.mode() != null));
        var builds = options.builds(usage);
        Configuration configuration = requests.stack().read(where, flags);
        VoxFile vox = VoxFile.read(where);
        if (configuration.failure().isPresent()) {
            return new Embedded(embedded(configuration, flags, options), out);
        }
        BackendChooser.Choice choice = requests.choose(configuration, vox, options.backend());
        if (choice.told()) {
            out.note(choice.sentence());
        }
        return switch (choice.backend()) {
            case EMBEDDED -> {
                requireNoOptionOfContainers(options, choice);
                UpRequest request = embedded(configuration, flags, options);
                if (leavesContainers) {
                    requireNoContainers(where);
                }
                yield new Embedded(request, out);
            }
            case COMPOSE ->
                    new Containers(
                            requests.up(
                                    configuration,
                                    vox,
                                    flags,
                                    usage,
                                    builds,
                                    options.cpu(),
                                    options.containersTimeout()),
                            configuration,
                            out);
        };
    }

    private UpRequest embedded(
            Configuration configuration, EnvironmentFlags flags, StartOptions options) {
        return requests.stack().up(configuration, flags, usage, options.embeddedTimeout());
    }

    private void requireNoOptionOfContainers(StartOptions options, BackendChooser.Choice choice) {
        options.onlyOfContainers()
                .ifPresent(option -> {
                    throw new UsageProblem(
                            option + " is for containers, and the " + choice.sentence(),
                            "leave it out, or say --backend compose",
                            usage);
                });
    }

    /// Both would want the same ports.
    private static void requireNoContainers(Project where) {
        if (RunFolder.find(where).flatMap(ComposeRecord::read).isPresent()) {
            throw new MissingPrerequisite(
                    "[stack] this project's stack was started in containers",
                    "end it first: vox stop; or go on in containers: --backend compose");
        }
    }

    /// A start of the stack that is one process.
    private final class Embedded implements Start {
        private final UpRequest request;
        private final Output out;

        Embedded(UpRequest request, Output out) {
            this.request = request;
            this.out = out;
            request.findings().warnings().forEach(out::warn);
        }

        @Override
        public void require() {
            stack.get().plan(request).require();
        }

        @Override
        public int plan(Manner manner) {
            Plan plan =
                    switch (manner) {
                        case FOREGROUND -> stack.get().planHere(request);
                        case BACKGROUND -> stack.get().plan(request);
                    };
            out.result(new PlanViews.Shown(request, plan), PlanViews::plan);
            plan.require();
            return ExitCode.OK;
        }

        @Override
        public int go(Manner manner) {
            return switch (manner) {
                case FOREGROUND -> foreground();
                case BACKGROUND -> background();
            };
        }

        private int background() {
            UpReport report;
            try (ProgressDisplay progress = out.progress("starting the stack")) {
                report = stack.get().up(request, progress);
            }
            return show(report);
        }

        private int foreground() {
            ProgressDisplay progress = out.progress("starting the stack");
            try {
                Optional<StackEnd> end =
                        stack.get()
                                .run(
                                        request,
                                        progress,
                                        report -> {
                                            progress.close();
                                            show(report);
                                        });
                return end.map(ServerViews::code).orElse(ExitCode.OK);
            } finally {
                progress.close();
            }
        }

        private int show(UpReport report) {
            if (report.crashed() != null) {
                out.warn(StackViews.crash(report.crashed()));
            }
            out.result(report, StackViews::up);
            return report.status().healthy() ? ExitCode.OK : ExitCode.NEGATIVE;
        }
    }

    /// A start in containers.
    private final class Containers implements Start {
        private final ComposeRequest request;
        private final Output out;

        Containers(ComposeRequest request, Configuration configuration, Output out) {
            this.request = request;
            this.out = out;
            configuration.warnings().forEach(out::warn);
        }

        @Override
        public void require() throws InterruptedException {
            new ComposeUp(requests.parts().get()).plan(request).plan().require();
        }

        @Override
        public int plan(Manner manner) throws InterruptedException {
            Planned planned = new ComposeUp(requests.parts().get()).plan(request);
            out.result(new ComposePlanViews.Shown(request, planned), ComposePlanViews::plan);
            planned.plan().require();
            return ExitCode.OK;
        }

        @Override
        public int go(Manner manner) throws InterruptedException {
            ComposeUpReport report;
            try (ProgressDisplay progress = out.progress("starting the stack")) {
                report = new ComposeUp(requests.parts().get()).up(request, progress);
            }
            out.result(report, ContainerViews::up);
            return switch (manner) {
                case BACKGROUND -> report.status().healthy() ? ExitCode.OK : ExitCode.NEGATIVE;
                case FOREGROUND -> {
                    new ContainerForeground(requests, request, out).follow();
                    yield ExitCode.INTERRUPTED;
                }
            };
        }
    }
}
