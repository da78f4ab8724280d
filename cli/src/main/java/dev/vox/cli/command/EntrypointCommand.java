package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.option.ProjectOptions;
import dev.vox.cli.output.Output;
import dev.vox.entrypoint.Decision;
import dev.vox.entrypoint.Entrypoint;
import dev.vox.entrypoint.Mode;
import dev.vox.env.Project;
import dev.vox.process.Inherited;
import dev.vox.process.Successor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Is the first process of a container, and becomes the service.
///
/// The parser is left out where the arguments are only a service and its command: see [#isPlain].
public final class EntrypointCommand implements Callable<Integer>, Declared {
    /// What the command is called.
    public static final String NAME = "entrypoint";

    private static final String USAGE = "vox entrypoint SERVICE [OPTIONS] [-- CMD...]";

    private final Entrypoint entrypoint;
    private final Inherited inherited;
    private final TrainCommand.Runner services;

    private final ProjectOptions project = new ProjectOptions();
    private final OutputOptions output = new OutputOptions();

    private String service = "";
    private List<String> command = List.of();

    /// @param inherited what the JVM has changed of this process
    /// @param services runs the command of one of vox's own services
    public EntrypointCommand(
            Entrypoint entrypoint, Inherited inherited, TrainCommand.Runner services) {
        this.entrypoint = entrypoint;
        this.inherited = inherited;
        this.services = services;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments
                .about(
                        "Be the first process of a container: read the mode from the environment,"
                                + " print it, and become the service.",
                        "A service of vox's own runs in this process; a command of vox.yaml, or one"
                                + " behind --, takes its place.")
                .with(project, output);
        arguments
                .required(String.class, "SERVICE")
                .about("orchestrator, worker, or a service of the project.")
                .to(given -> service = given);
        arguments
                .rest(String.class, "-- CMD")
                .about("The program that is the service, and its arguments.")
                .to(given -> command = given);
    }

    @Override
    public Integer call() throws InterruptedException {
        Output out = output.open();
        return start(
                new Project(project.resolve()),
                service,
                command,
                mode -> out.result(mode, EntrypointViews::mode));
    }

    /// Whether a command line has nothing to parse: `entrypoint SERVICE`, or that and `-- CMD...`.
    public static boolean isPlain(List<String> args) {
        return args.size() >= 2
                && args.get(0).equals(NAME)
                && !args.get(1).startsWith("-")
                && (args.size() == 2 || (args.size() > 3 && args.get(2).equals("--")));
    }

    /// Runs a command line that is plain.
    ///
    /// @param shown takes the mode's line
    /// @return the exit code of a service of vox's own
    /// @throws InterruptedException when a signal came before the service was started
    public int plain(Project where, List<String> args, Consumer<String> shown)
            throws InterruptedException {
        List<String> rest = args.size() == 2 ? List.of() : args.subList(3, args.size());
        return start(where, args.get(1), rest, mode -> shown.accept(mode.line()));
    }

    private int start(Project where, String name, List<String> given, Consumer<Mode> shown)
            throws InterruptedException {
        return switch (entrypoint.decide(where, name, given)) {
            case Decision.Refusal refusal ->
                    throw new UsageProblem(refusal.problem(), refusal.hint(), USAGE);
            case Decision.Foreign foreign -> {
                Successor successor = entrypoint.successor(foreign);
                shown.accept(foreign.mode());
                entrypoint.prepare();
                Entrypoint.become(successor, inherited);
                throw new IllegalStateException("a process that was replaced runs on");
            }
            case Decision.Own own -> {
                shown.accept(own.mode());
                entrypoint.prepare();
                List<String> arguments = new ArrayList<>(own.arguments());
                arguments.addAll(List.of("--project", where.root().toString()));
                yield services.run(arguments);
            }
        };
    }
}
