package dev.vox.cli;

import dev.vox.cli.command.CommandLines;
import dev.vox.cli.command.CommandPath;
import dev.vox.cli.option.Helped;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.Streams;
import dev.vox.text.Page;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Parses the arguments of one command and calls it.
final class Execution {
    private final CommandLines lines;
    private final Function<List<String>, Output> help;

    /// @param help where usage goes, by the arguments
    Execution(
            Streams streams, Map<String, String> environment, Function<List<String>, Output> help) {
        this.lines = new CommandLines(streams, environment);
        this.help = help;
    }

    /// Runs a command, or shows its usage where that is asked for.
    ///
    /// @return the exit code
    /// @throws Exception what the command throws; see [Failures]
    int run(CommandPath path, List<String> arguments) throws Exception {
        CommandLine line = lines.of(path);
        try {
            ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
            if (parsed.isUsageHelpRequested()) {
                showHelp(line, help.apply(arguments));
                return ExitCode.OK;
            }
            Callable<Integer> command = line.getCommand();
            return command.call();
        } catch (ParameterException complaint) {
            throw CommandLines.problem(complaint);
        }
    }

    private void showHelp(CommandLine line, Output out) {
        Optional<Page> page =
                line.getCommand() instanceof Helped helped ? helped.helpPage() : Optional.empty();
        page.ifPresentOrElse(out::page, () -> out.text(lines.usage(line, out.mode().outColor())));
    }
}
