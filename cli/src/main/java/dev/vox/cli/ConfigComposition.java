package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.config.SchemaCommand;
import dev.vox.cli.command.config.ShowCommand;

import java.util.List;

/// Makes `vox config`.
final class ConfigComposition {
    private ConfigComposition() {}

    static CommandEntry command() {
        return CommandEntry.parent(
                "config",
                CommandGroup.CONFIGURATION,
                "show what vox.yaml says, and its schema",
                "vox config show",
                List.of(
                        CommandEntry.of(
                                "show",
                                CommandGroup.CONFIGURATION,
                                "show what is in effect and where it is written",
                                "vox config show",
                                ShowCommand::new),
                        CommandEntry.of(
                                "schema",
                                CommandGroup.CONFIGURATION,
                                "print the JSON schema of vox.yaml",
                                "vox config schema > vox.schema.json",
                                SchemaCommand::new)));
    }
}
