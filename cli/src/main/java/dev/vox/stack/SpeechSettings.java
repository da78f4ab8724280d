package dev.vox.stack;

import dev.vox.env.Environment;
import dev.vox.env.Project;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.VoiceFolders;
import dev.vox.profile.ModelChoice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a worker speaks with, and how long it keeps its models.
///
/// @param choice what is loaded at start and serves sessions that name none
/// @param tonesOnly whether the mock speaks in the place of every model
/// @param preload further models to load at start
/// @param ttl how long a model stays after its last use
/// @param minResidency how long it stays at least after loading
/// @param residentCap most models in memory
/// @param maxParallelLoads most loads at a time
/// @param evictCheckInterval how often idle models are looked for
/// @param warmupText what a model speaks to itself after loading
/// @param mockFrameDelay how long the mock takes for a frame
/// @param voicePacks the folders where voice packs are looked for, in this order
public record SpeechSettings(
        ModelChoice choice,
        boolean tonesOnly,
        List<String> preload,
        Duration ttl,
        Duration minResidency,
        int residentCap,
        int maxParallelLoads,
        Duration evictCheckInterval,
        String warmupText,
        Duration mockFrameDelay,
        List<Path> voicePacks) {
    /// The rows of the settings table that they are read from.
    public static final List<Setting<?>> ROWS =
            List.of(
                    Settings.ADAPTER,
                    Settings.MODEL,
                    Settings.MODEL_ID,
                    Settings.PRELOAD_MODELS,
                    Settings.MODEL_TTL,
                    Settings.MIN_RESIDENCY,
                    Settings.RESIDENT_CAP,
                    Settings.MAX_PARALLEL_LOADS,
                    Settings.EVICT_CHECK_INTERVAL,
                    Settings.WARMUP_TEXT,
                    Settings.MOCK_FRAME_DELAY,
                    Settings.VOICE_PACKS,
                    Settings.DATA_HOME,
                    Settings.HOME);

    public SpeechSettings {
        preload = List.copyOf(preload);
        voicePacks = List.copyOf(voicePacks);
    }

    /// Reads them from the settings.
    ///
    /// @param tonesOnly whether `ADAPTER_TYPE=mock` was asked for, rather than the model that has that adapter
    public static SpeechSettings of(
            Environment environment, ModelChoice choice, boolean tonesOnly) {
        return new SpeechSettings(
                choice,
                tonesOnly,
                environment.get(Settings.PRELOAD_MODELS),
                environment.get(Settings.MODEL_TTL),
                environment.get(Settings.MIN_RESIDENCY),
                environment.get(Settings.RESIDENT_CAP),
                environment.get(Settings.MAX_PARALLEL_LOADS),
                environment.get(Settings.EVICT_CHECK_INTERVAL),
                environment.get(Settings.WARMUP_TEXT),
                environment.get(Settings.MOCK_FRAME_DELAY),
                VoiceFolders.ofUser(environment));
    }

    /// The same with the voice packs of a project before those of its user.
    public SpeechSettings in(Project project) {
        return new SpeechSettings(
                choice,
                tonesOnly,
                preload,
                ttl,
                minResidency,
                residentCap,
                maxParallelLoads,
                evictCheckInterval,
                warmupText,
                mockFrameDelay,
                VoiceFolders.with(project, voicePacks));
    }

    /// The id of the model that is loaded at start and serves sessions that name none.
    public String model() {
        return choice.modelId();
    }
}
