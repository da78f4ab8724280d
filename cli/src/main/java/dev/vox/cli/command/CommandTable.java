package dev.vox.cli.command;

import dev.vox.text.Nearest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The commands there are. Looking one up loads no class of any other.
public record CommandTable(List<CommandEntry> entries) {
    private static final String USAGE = "vox COMMAND [OPTIONS]";

    public CommandTable {
        entries = List.copyOf(entries);
    }

    /// The commands that listings show.
    public List<CommandEntry> visible() {
        return visible(entries);
    }

    static List<CommandEntry> visible(Collection<CommandEntry> entries) {
        return entries.stream().filter(entry -> !entry.hidden()).toList();
    }

    /// Whether a first word names a command.
    public boolean has(String name) {
        return find(entries, name).isPresent();
    }

    /// The names and aliases of what listings show.
    public static List<String> names(Collection<CommandEntry> entries) {
        List<String> names = new ArrayList<>();
        for (CommandEntry entry : visible(entries)) {
            names.add(entry.name());
            names.addAll(entry.aliases());
        }
        return names;
    }

    /// Follows words into commands and their subcommands, as far as words name them.
    ///
    /// @param words at least one
    /// @throws UsageProblem if a word should name a command and names none
    public CommandPath resolve(List<String> words) {
        CommandEntry first =
                find(entries, words.getFirst()).orElseThrow(() -> unknown(words.getFirst()));
        CommandPath path = CommandPath.first(first, words.subList(1, words.size()));
        while (leadsOn(path)) {
            path = path.into(child(path));
        }
        return path;
    }

    /// Whether the next word is to be a subcommand: behind a command that runs by itself it may be an argument.
    private static boolean leadsOn(CommandPath path) {
        String word = path.rest().isEmpty() ? "-" : path.rest().getFirst();
        return !word.startsWith("-") && (path.parent() || path.entry().hasChild(word));
    }

    private static CommandEntry child(CommandPath path) {
        String word = path.rest().getFirst();
        List<CommandEntry> children = path.entry().subcommands();
        String usage = path.qualifiedName() + " COMMAND [OPTIONS]";
        return find(children, word)
                .orElseThrow(
                        () -> unknown(path.entry().name() + " command", word, children, usage));
    }

    private static Optional<CommandEntry> find(List<CommandEntry> entries, String name) {
        return entries.stream().filter(entry -> entry.answersTo(name)).findFirst();
    }

    private UsageProblem unknown(String word) {
        return new UsageProblem(
                "unknown command '%s'".formatted(word), OldWords.hint(word, names(entries)), USAGE);
    }

    private static UsageProblem unknown(
            String kind, String word, List<CommandEntry> entries, String usage) {
        String hint =
                Nearest.to(word, names(entries))
                        .map("did you mean '%s'?"::formatted)
                        .orElse("there are: " + String.join(", ", names(entries)));
        return new UsageProblem("unknown %s '%s'".formatted(kind, word), hint, usage);
    }
}
