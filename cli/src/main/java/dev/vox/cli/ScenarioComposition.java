package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.scenario.ListCommand;
import dev.vox.cli.command.scenario.RunCommand;
import dev.vox.cli.command.scenario.ValidateCommand;
import dev.vox.env.Project;
import dev.vox.stack.StackStatus;

import java.util.List;
import java.util.function.Function;

/// Makes what `vox scenario` works with.
final class ScenarioComposition {
    private ScenarioComposition() {}

    static CommandEntry command(Function<Project, StackStatus> stack) {
        return CommandEntry.parent(
                "scenario",
                CommandGroup.SPEECH,
                "hold a conversation by a file, and measure it",
                "vox scenario run barge-in",
                List.of(
                        CommandEntry.of(
                                "run",
                                CommandGroup.SPEECH,
                                "speak, interrupt, and check what comes of it",
                                "vox scenario run barge-in",
                                () -> new RunCommand(stack)),
                        CommandEntry.of(
                                "list",
                                CommandGroup.SPEECH,
                                "show the scenarios that came with the tool",
                                "vox scenario list",
                                ListCommand::new),
                        CommandEntry.of(
                                "validate",
                                CommandGroup.SPEECH,
                                "check the file of a scenario",
                                "vox scenario validate my.yaml",
                                ValidateCommand::new)));
    }
}
