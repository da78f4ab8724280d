package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.CommandLines;
import dev.vox.cli.command.CommandTable;
import dev.vox.cli.command.HelpCommand;
import dev.vox.cli.command.Topic;
import dev.vox.cli.output.Streams;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The only place that makes adapters and hands them to commands. Nothing is made before its command is named.
final class Composition {
    private final Streams streams;
    private final Map<String, String> environment;

    Composition(
            Streams streams,
            Map<String, String> environment,
            InstantSource clock,
            Installation installation) {
        this.streams = streams;
        this.environment = Map.copyOf(environment);
    }

    CommandTable commands() {
        List<CommandEntry> entries = new ArrayList<>();
        entries.add(
                CommandEntry.of(
                        "help",
                        CommandGroup.HELP,
                        "show the commands, the usage of one, or a topic",
                        "vox help exit-codes",
                        () -> new HelpCommand(this::commands, topics(), lines())));
        return new CommandTable(entries);
    }

    List<Topic> topics() {
        return Topics.all(settings());
    }

    CommandLines lines() {
        return new CommandLines(streams, environment);
    }

    /// The rows of `vox help environment` besides what the shell reads itself.
    private static List<SettingHelp> settings() {
        return List.of();
    }
}
