package dev.vox.cli;

import dev.vox.cli.command.CommandEntry;
import dev.vox.cli.command.CommandGroup;
import dev.vox.cli.command.voices.InfoCommand;
import dev.vox.cli.command.voices.InstallCommand;
import dev.vox.cli.command.voices.KnownVoices;
import dev.vox.cli.command.voices.ListCommand;
import dev.vox.embedded.Engines;

import java.util.List;
import java.util.Map;

/// Makes what `vox voices` works with.
final class VoicesComposition {
    private VoicesComposition() {}

    static CommandEntry command(Map<String, String> environment) {
        return CommandEntry.parent(
                "voices",
                CommandGroup.CONFIGURATION,
                "show the voices, and install those that you have downloaded",
                "vox voices list",
                List.of(
                        CommandEntry.of(
                                "list",
                                CommandGroup.CONFIGURATION,
                                "show the voices of the engines and of voice packs",
                                "vox voices list --engine piper",
                                () -> new ListCommand(voices(environment))),
                        CommandEntry.of(
                                "info",
                                CommandGroup.CONFIGURATION,
                                "show a voice, and whether its files are as installed",
                                "vox voices info kevin16",
                                () -> new InfoCommand(voices(environment))),
                        CommandEntry.of(
                                "install",
                                CommandGroup.CONFIGURATION,
                                "install a Piper voice from a file",
                                "vox voices install en_US-lessac-medium.onnx",
                                () -> new InstallCommand(voices(environment)))));
    }

    private static KnownVoices voices(Map<String, String> environment) {
        return new KnownVoices(environment, Engines::speaking);
    }
}
