package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.env.DiffCommand;
import dev.vox.cli.command.env.EnvLintCommand;
import dev.vox.cli.command.env.ExplainCommand;
import dev.vox.cli.command.env.ExportCommand;
import dev.vox.cli.command.env.ListCommand;
import dev.vox.cli.command.env.RunCommand;
import dev.vox.env.export.Delimiters;

import java.util.List;
import java.util.Map;

/// Makes the commands behind `vox env`.
///
/// @param variables the process's environment
record EnvironmentComposition(Map<String, String> variables) {
    CommandEntry command() {
        return CommandEntry.parent(
                "env",
                CommandGroup.CONFIGURATION,
                "show, explain, compare and pass on the variables in effect",
                "vox env explain DEFAULT_MODEL",
                commands());
    }

    private List<CommandEntry> commands() {
        return List.of(
                CommandEntry.of(
                        "list",
                        CommandGroup.CONFIGURATION,
                        "show the variables in effect and where they are set",
                        "vox env list 'ORCHESTRATOR_*'",
                        () -> new ListCommand(variables)),
                CommandEntry.of(
                        "explain",
                        CommandGroup.CONFIGURATION,
                        "show where one variable's value comes from",
                        "vox env explain worker.grpc-port",
                        () -> new ExplainCommand(variables)),
                CommandEntry.of(
                        "lint",
                        CommandGroup.CONFIGURATION,
                        "look for mistakes in the files of variables",
                        "vox env lint --fix --dry-run",
                        () -> new EnvLintCommand(variables)),
                CommandEntry.of(
                        "diff",
                        CommandGroup.CONFIGURATION,
                        "show how two environments differ",
                        "vox env diff .env.local.example .",
                        () -> new DiffCommand(variables)),
                CommandEntry.of(
                        "export",
                        CommandGroup.CONFIGURATION,
                        "write the variables for another tool",
                        "vox env export --format shell",
                        () -> new ExportCommand(variables, Delimiters.random())),
                CommandEntry.of(
                        "run",
                        CommandGroup.CONFIGURATION,
                        "run a program with the variables in effect",
                        "vox env run -- docker compose config",
                        () -> new RunCommand(variables)));
    }
}
