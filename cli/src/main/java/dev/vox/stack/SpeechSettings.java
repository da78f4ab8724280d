package dev.vox.stack;

import dev.vox.env.Environment;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.env.Value;

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
        @Nullable String adapter,
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
                    Settings.MODEL,
                    Settings.MODEL_ID,
                    Settings.PRELOAD_MODELS,
                    Settings.MODEL_TTL,
                    Settings.MIN_RESIDENCY,
                    Settings.RESIDENT_CAP,
                    Settings.MAX_PARALLEL_LOADS,
                    Settings.EVICT_CHECK_INTERVAL,
                    Settings.WARMUP_TEXT,
                    Settings.MOCK_FRAME_DELAY);

    private static final String MOCK = "mock";
    private static final String KEVIN_MODEL = "kevin16";
    private static final String MOCK_MODEL = "mock-440hz";

    public SpeechSettings {
        preload = List.copyOf(preload);
    }

    /// Reads them from the settings. A worker confined to the mock has the mock's own model as its default.
    public static SpeechSettings of(Environment environment) {
        String adapter = environment.find(Settings.ADAPTER).map(Value::value).orElse(null);
        return new SpeechSettings(
                adapter,
                model(environment, MOCK.equals(adapter)),
                environment.get(Settings.PRELOAD_MODELS),
                environment.get(Settings.MODEL_TTL),
                environment.get(Settings.MIN_RESIDENCY),
                environment.get(Settings.RESIDENT_CAP),
                environment.get(Settings.MAX_PARALLEL_LOADS),
                environment.get(Settings.EVICT_CHECK_INTERVAL),
                environment.get(Settings.WARMUP_TEXT),
                environment.get(Settings.MOCK_FRAME_DELAY));
    }

    private static String model(Environment environment, boolean mock) {
        return environment
                .find(Settings.MODEL_ID)
                .or(() ->
                        environment
                                .find(Settings.MODEL)
                                .filter(_ -> environment.isSet(Settings.MODEL)))
                .map(Value::value)
                .orElse(mock ? MOCK_MODEL : KEVIN_MODEL);
    }
}
