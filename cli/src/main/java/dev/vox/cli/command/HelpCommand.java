package dev.vox.cli.command;

import dev.vox.cli.ExitCode;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.option.OutputOptions;
import dev.vox.cli.output.Output;
import dev.vox.template.just.OldName;
import dev.vox.template.just.OldNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Shows the commands, the usage of one, or a topic.
public final class HelpCommand implements Callable<Integer>, Declared {
    private static final String USAGE = "vox help [COMMAND|TOPIC]";

    private final Supplier<CommandTable> commands;
    private final List<Topic> topics;
    private final CommandLines lines;

    private final OutputOptions output = new OutputOptions();

    private List<String> words = new ArrayList<>();

    /// Help about these commands and topics.
    public HelpCommand(Supplier<CommandTable> commands, List<Topic> topics, CommandLines lines) {
        this.commands = commands;
        this.topics = List.copyOf(topics);
        this.lines = lines;
    }

    @Override
    public void declare(Arguments arguments) {
        arguments.about("Show the commands, the usage of one, or a topic.").with(output);
        arguments
                .rest(String.class, "COMMAND|TOPIC")
                .about("What to show help of.")
                .to(given -> words = given);
    }

    @Override
    public Integer call() {
        Output out = output.open();
        CommandTable table = commands.get();
        if (words.isEmpty()) {
            out.page(Listing.of(table, topics));
        } else if (table.has(words.getFirst())) {
            CommandPath path = table.resolve(words);
            nothingBehind(path.qualifiedName().substring("vox ".length()), path.rest());
            showCommand(path, out);
        } else {
            showOther(words.getFirst(), table, out);
        }
        return ExitCode.OK;
    }

    private void showOther(String name, CommandTable table, Output out) {
        Optional<OldName> old = OldNames.find(name);
        if (old.isPresent()) {
            nothingBehind(name, words.subList(1, words.size()));
            showOldName(old.get(), table, out);
        } else {
            Topic topic = topic(name, table);
            nothingBehind(topic.name(), words.subList(1, words.size()));
            out.page(topic.page().get());
        }
    }

    private void showOldName(OldName old, CommandTable table, Output out) {
        out.page(OldWords.page(old));
        if (old instanceof OldName.Alias alias) {
            out.text("\n");
            showCommand(table.resolve(alias.words()), out);
        }
    }

    private static void nothingBehind(String name, List<String> rest) {
        if (!rest.isEmpty()) {
            throw new UsageProblem(
                    "nothing stands behind '%s', and '%s' does".formatted(name, rest.getFirst()),
                    "vox help " + name,
                    USAGE);
        }
    }

    private void showCommand(CommandPath path, Output out) {
        if (path.parent()) {
            out.page(Listing.of(path));
        } else {
            out.text(lines.usage(lines.of(path), out.mode().outColor()));
        }
    }

    private Topic topic(String name, CommandTable table) {
        Optional<Topic> found =
                topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
        return found.orElseThrow(() -> unknown(name, table));
    }

    private UsageProblem unknown(String name, CommandTable table) {
        List<String> names = new ArrayList<>(CommandTable.names(table.entries()));
        topics.forEach(topic -> names.add(topic.name()));
        return new UsageProblem(
                "no command or topic '%s'".formatted(name), OldWords.hint(name, names), USAGE);
    }
}
