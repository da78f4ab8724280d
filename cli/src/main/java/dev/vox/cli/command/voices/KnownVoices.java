package dev.vox.cli.command.voices;

import dev.vox.env.Environment;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.VoiceFolders;
import dev.vox.profile.Configuration;
import dev.vox.profile.Profile;
import dev.vox.runtime.tts.SpeechEngine;
import dev.vox.voicepack.VoiceListing;
import dev.vox.voicepack.VoicePacks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the commands of `vox voices` ask for.
///
/// @param process the process's environment
/// @param engines makes the engines that speak words, with the voice packs of these folders
public record KnownVoices(
        Map<String, String> process, Function<List<Path>, List<SpeechEngine>> engines) {
    private static final String PIPER = "piper";

    private static final List<Setting<?>> VOICES =
            List.of(Settings.VOICE_PACKS, Settings.DATA_HOME, Settings.HOME);

    public KnownVoices {
        process = Map.copyOf(process);
    }

    /// The voices of a project and its user.
    VoiceListing listing(Project project) {
        Configuration configuration = configuration(project);
        List<Path> folders = folders(project, configuration);
        List<String> named =
                configuration.catalogue().profiles().stream()
                        .filter(profile -> profile.family().equals(PIPER))
                        .map(Profile::models)
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        return VoiceListing.of(engines.apply(folders), new VoicePacks(folders), named);
    }

    /// The user's own folder of voice packs, or the project's where none is known.
    Path userFolder(Project project) {
        List<Path> folders = folders(project, configuration(project));
        return folders.getLast();
    }

    private Configuration configuration(Project project) {
        return Configuration.read(project, process, EnvironmentFlags.NONE);
    }

    private static List<Path> folders(Project project, Configuration configuration) {
        Environment environment = Environment.of(configuration.variables(), VOICES);
        return VoiceFolders.with(project, VoiceFolders.ofUser(environment));
    }
}
