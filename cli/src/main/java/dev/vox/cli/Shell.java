package dev.vox.cli;

import dev.vox.cli.command.CommandPath;
import dev.vox.cli.command.CommandTable;
import dev.vox.cli.command.Listing;
import dev.vox.cli.command.OldWords;
import dev.vox.cli.command.Topic;
import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Finds the command a command line names, and has it run. It does not know the parser, which listings do without.
final class Shell {
    private final Streams streams;
    private final Map<String, String> environment;
    private final CommandTable commands;
    private final Supplier<List<Topic>> topics;

    Shell(
            Streams streams,
            Map<String, String> environment,
            CommandTable commands,
            Supplier<List<Topic>> topics) {
        this.streams = streams;
        this.environment = environment;
        this.commands = commands;
        this.topics = topics;
    }

    /// Runs what the arguments ask for.
    ///
    /// @return the exit code
    /// @throws Exception what the command throws; see [Failures]
    int run(List<String> args) throws Exception {
        Invocation invocation = Invocation.of(args);
        if (invocation.version()) {
            streams.out().print(Build.current().line() + "\n");
            return ExitCode.OK;
        }
        if (invocation.words().isEmpty()) {
            output(args).page(Listing.of(commands, topics.get()));
            return ExitCode.OK;
        }
        CommandPath path = commands.resolve(words(invocation.words(), args));
        List<String> arguments = invocation.arguments(path.rest());
        return path.parent()
                ? list(path, arguments)
                : new Execution(streams, environment, this::output).run(path, arguments);
    }

    /// The words, an old name among them made today's; only a word that is no command is looked up.
    private List<String> words(List<String> words, List<String> args) {
        return commands.has(words.getFirst())
                ? words
                : OldWords.today(words, warning -> output(args).warn(warning));
    }

    private int list(CommandPath parent, List<String> arguments) {
        if (!arguments.contains("-h") && !arguments.contains("--help")) {
            throw new UsageProblem(
                    "'%s' needs a command".formatted(parent.qualifiedName()),
                    "there are: "
                            + String.join(", ", CommandTable.names(parent.entry().subcommands())),
                    parent.qualifiedName() + " COMMAND [OPTIONS]");
        }
        output(arguments).page(Listing.of(parent));
        return ExitCode.OK;
    }

    private Output output(List<String> args) {
        OutputFlags flags = new OutputFlags(false, false, false, GlobalFlags.scan(args).color());
        OutputMode mode =
                OutputMode.resolve(
                        flags, environment, streams.out().terminal(), streams.err().terminal());
        return new Output(mode, streams, System::nanoTime);
    }
}
