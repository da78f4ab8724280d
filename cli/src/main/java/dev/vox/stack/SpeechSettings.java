package dev.vox.stack;

import dev.vox.env.AdapterType;
import dev.vox.env.Environment;
import dev.vox.env.Setting;
import dev.vox.env.Settings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What a worker speaks with, and how long it keeps its models.
///
/// @param adapter the only engine; null when the model id chooses
/// @param model loaded at start, serves sessions that name none
/// @param preload further models to load at start
/// @param ttl how long a model stays after its last use
/// @param minResidency how long it stays at least after loading
/// @param residentCap most models in memory
/// @param maxParallelLoads most loads at a time
/// @param evictCheckInterval how often idle models are looked for
/// @param warmupText what a model speaks to itself after loading
/// @param mockFrameDelay how long the mock takes for a frame
public record SpeechSettings(
        @Nullable AdapterType adapter,
        String model,
        List<String> preload,
        Duration ttl,
        Duration minResidency,
        int residentCap,
        int maxParallelLoads,
        Duration evictCheckInterval,
        String warmupText,
        Duration mockFrameDelay) {
    /// The rows of the settings table that they are read from.
    public static final List<Setting<?>> ROWS =
            List.of(
                    Settings.ADAPTER,
                    Settings.DEFAULT_MODEL,
                    Settings.PRELOAD_MODELS,
                    Settings.MODEL_TTL,
                    Settings.MIN_RESIDENCY,
                    Settings.RESIDENT_CAP,
                    Settings.MAX_PARALLEL_LOADS,
                    Settings.EVICT_CHECK_INTERVAL,
                    Settings.WARMUP_TEXT,
                    Settings.MOCK_FRAME_DELAY);

    private static final String MOCK_MODEL = "mock-440hz";

    public SpeechSettings {
        preload = List.copyOf(preload);
    }

    /// Reads them from the settings. A worker confined to the mock has the mock's own model as its default.
    public static SpeechSettings of(Environment environment) {
        @Nullable AdapterType adapter =
                environment.find(Settings.ADAPTER).map(value -> value.value()).orElse(null);
        boolean mockOnly =
                adapter == AdapterType.MOCK && !environment.isSet(Settings.DEFAULT_MODEL);
        return new SpeechSettings(
                adapter,
                mockOnly ? MOCK_MODEL : environment.get(Settings.DEFAULT_MODEL),
                environment.get(Settings.PRELOAD_MODELS),
                environment.get(Settings.MODEL_TTL),
                environment.get(Settings.MIN_RESIDENCY),
                environment.get(Settings.RESIDENT_CAP),
                environment.get(Settings.MAX_PARALLEL_LOADS),
                environment.get(Settings.EVICT_CHECK_INTERVAL),
                environment.get(Settings.WARMUP_TEXT),
                environment.get(Settings.MOCK_FRAME_DELAY));
    }
}
