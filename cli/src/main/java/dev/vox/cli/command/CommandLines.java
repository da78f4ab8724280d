package dev.vox.cli.command;

import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.StandardOptions;
import dev.vox.cli.output.Streams;
import dev.vox.text.Nearest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes a command's parser when the command is named, and says in vox's words what the parser complains of.
public final class CommandLines {
    private static final int NARROWEST_USAGE = 55;

    /// The list of an enum's constants, which users write in lower case.
    /// Where a word stands that nothing takes; its text, which follows, says more.
    private static final Pattern PLACE = Pattern.compile(" (?:at|from) index \\d+:");

    private static final Pattern CONSTANTS =
            Pattern.compile("(\\[[A-Z_, ]+]) \\(case-insensitive\\)");

    private final Streams streams;
    private final Map<String, String> environment;

    /// Parsers whose mixins write to these streams.
    public CommandLines(Streams streams, Map<String, String> environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /// The parser of one command, with `--help` and `--verbose`.
    public CommandLine of(CommandPath path) {
        Declared command = path.entry().factory().get();
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        new Arguments(spec, streams, environment).with(command, new StandardOptions());
        CommandLine line = new CommandLine(spec);
        line.setCommandName(path.qualifiedName());
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(Math.max(NARROWEST_USAGE, streams.out().columns()));
        describe(line.getCommandSpec().usageMessage(), path.entry());
        return line;
    }

    private static void describe(UsageMessageSpec usage, CommandEntry entry) {
        usage.synopsisHeading("usage: ");
        usage.abbreviateSynopsis(true);
        usage.sortOptions(false);
        if (usage.description().length == 0) {
            usage.description(escaped(entry.description()));
        }
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%nArguments%n");
        usage.optionListHeading("%nOptions%n");
        usage.footerHeading("%nExample%n");
        if (usage.footer().length == 0) {
            usage.footer("  " + escaped(entry.example()));
        }
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    /// The command's usage, coloured where asked.
    public String usage(CommandLine line, boolean color) {
        return line.getUsageMessage(color ? Ansi.ON : Ansi.OFF);
    }

    /// What the parser complains of, as a usage problem.
    public static UsageProblem problem(ParameterException complaint) {
        CommandLine line = complaint.getCommandLine();
        String message = PLACE.matcher(String.valueOf(complaint.getMessage())).replaceFirst(":");
        return new UsageProblem(sentence(message), hint(complaint), synopsis(line));
    }

    private static String synopsis(CommandLine line) {
        return line.getHelp().synopsis(0).strip();
    }

    private static String sentence(String message) {
        String first = message.substring(0, 1).toLowerCase(Locale.ROOT);
        String sentence =
                CONSTANTS
                        .matcher(first + message.substring(1))
                        .replaceFirst(list -> list.group(1).toLowerCase(Locale.ROOT));
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static @Nullable String hint(ParameterException complaint) {
        if (!(complaint instanceof UnmatchedArgumentException unmatched)) {
            return null;
        }
        String word = unmatched.getUnmatched().getFirst();
        List<String> names =
                complaint.getCommandLine().getCommandSpec().options().stream()
                        .filter(option -> !option.hidden())
                        .flatMap(CommandLines::names)
                        .toList();
        if (!word.startsWith("-")) {
            return null;
        }
        return startsProgram(complaint.getCommandLine().getCommandSpec())
                ? "put -- before the program"
                : Nearest.to(word.split("=", 2)[0], names)
                        .map("did you mean '%s'?"::formatted)
                        .orElse(null);
    }

    /// Whether options of another program's may stand behind `--`.
    private static boolean startsProgram(CommandSpec command) {
        return command.positionalParameters().stream()
                .anyMatch(argument -> argument.paramLabel().startsWith("-- "));
    }

    private static Stream<String> names(ArgSpec option) {
        return option instanceof OptionSpec named ? Stream.of(named.names()) : Stream.empty();
    }
}
