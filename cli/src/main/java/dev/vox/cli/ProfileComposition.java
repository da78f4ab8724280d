package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.profile.ListCommand;
import dev.vox.cli.command.profile.ShowCommand;
import dev.vox.cli.command.profile.ValidateCommand;
import dev.vox.embedded.Engines;
import dev.vox.profile.Backend;
import dev.vox.profile.HostProbe;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes what `vox profile` works with.
final class ProfileComposition {
    private ProfileComposition() {}

    static CommandEntry command(Map<String, String> environment) {
        return CommandEntry.parent(
                "profile",
                CommandGroup.CONFIGURATION,
                "show the models to choose from, and check their files",
                "vox profile list",
                List.of(
                        CommandEntry.of(
                                "list",
                                CommandGroup.CONFIGURATION,
                                "show the profiles and which of them could run here",
                                "vox profile list",
                                () -> new ListCommand(environment, ProfileComposition::probe)),
                        CommandEntry.of(
                                "show",
                                CommandGroup.CONFIGURATION,
                                "show all of one profile",
                                "vox profile show piper",
                                ShowCommand::new),
                        CommandEntry.of(
                                "validate",
                                CommandGroup.CONFIGURATION,
                                "check the project's own profiles, or files",
                                "vox profile validate",
                                ValidateCommand::new)));
    }

    /// Looks at this machine for what this build can run.
    static HostProbe probe() {
        return new HostProbe(Path.of("/"), Engines.names(), Set.of(Backend.values()));
    }
}
