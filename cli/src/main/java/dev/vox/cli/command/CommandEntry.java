package dev.vox.cli.command;

import dev.vox.cli.option.Declared;

import java.util.List;
import java.util.function.Supplier;

/// A command as the shell knows it before its class is loaded.
///
/// @param description one line, lower case, no trailing dot
/// @param example as the user would type it, `vox` included
/// @param hidden whether listings leave it out
/// @param factory makes the command, only when it is named
/// @param subcommands what may stand behind its name, as `worker` in `vox serve worker`
/// @param runs whether it is a command by its own name; else it only groups others, and has no use for its factory
public record CommandEntry(
        String name,
        List<String> aliases,
        CommandGroup group,
        String description,
        String example,
        boolean hidden,
        Supplier<? extends Declared> factory,
        List<CommandEntry> subcommands,
        boolean runs) {
    public CommandEntry {
        aliases = List.copyOf(aliases);
        subcommands = List.copyOf(subcommands);
    }

    /// A command that is run by its own name.
    public static CommandEntry of(
            String name,
            CommandGroup group,
            String description,
            String example,
            Supplier<? extends Declared> factory) {
        return new CommandEntry(
                name, List.of(), group, description, example, false, factory, List.of(), true);
    }

    /// A command that only groups others.
    public static CommandEntry parent(
            String name,
            CommandGroup group,
            String description,
            String example,
            List<CommandEntry> subcommands) {
        return new CommandEntry(
                name,
                List.of(),
                group,
                description,
                example,
                false,
                () -> {
                    throw new IllegalStateException(name + " only groups commands");
                },
                subcommands,
                false);
    }

    /// This command, which runs by its own name, with others behind it.
    public CommandEntry having(List<CommandEntry> others) {
        return new CommandEntry(
                name, aliases, group, description, example, hidden, factory, others, runs);
    }

    /// This command under more names.
    public CommandEntry alias(String... names) {
        return new CommandEntry(
                name,
                List.of(names),
                group,
                description,
                example,
                hidden,
                factory,
                subcommands,
                runs);
    }

    /// This command, left out of listings.
    public CommandEntry asHidden() {
        return new CommandEntry(
                name, aliases, group, description, example, true, factory, subcommands, runs);
    }

    /// Whether a word names one of its subcommands.
    boolean hasChild(String word) {
        return subcommands.stream().anyMatch(child -> child.answersTo(word));
    }

    boolean answersTo(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
