package dev.vox.cli.command;

import java.util.ArrayList;
import java.util.List;

/// A command and the names that lead to it.
///
/// @param names from the first word after `vox`
/// @param rest what stands behind the names on the command line
public record CommandPath(List<String> names, CommandEntry entry, List<String> rest) {
    public CommandPath {
        names = List.copyOf(names);
        rest = List.copyOf(rest);
    }

    /// The command as it is typed: `vox serve worker`.
    public String qualifiedName() {
        return "vox " + String.join(" ", names);
    }

    /// Whether this only groups other commands.
    public boolean parent() {
        return !entry.runs();
    }

    static CommandPath first(CommandEntry entry, List<String> rest) {
        return new CommandPath(List.of(entry.name()), entry, rest);
    }

    CommandPath into(CommandEntry child) {
        List<String> longer = new ArrayList<>(names);
        longer.add(child.name());
        return new CommandPath(longer, child, rest.subList(1, rest.size()));
    }
}
