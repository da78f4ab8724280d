package dev.vox.runtime.model;

import java.time.Duration;
import java.util.List;

/// How the model manager behaves.
///
/// @param defaultModelId the model that is loaded at the start and serves an empty model id
/// @param preload models to load at the start besides the default; one that fails is a warning
/// @param timeToLive how long a model may be idle before it goes
/// @param minResidency the least time a model stays, counted from its loading; it holds against the idle time and
///     against the cap, not against an explicit unload
/// @param residentCap most models in memory, at least 1; more stay only while all of them are in use or too young to go
/// @param maxParallelLoads most loads at once, at least 1; others wait for their turn
/// @param sweepInterval time between two looks for models that may go
/// @param warmUpText what a voice says to nobody after loading; blank for nothing
public record ModelSettings(
        String defaultModelId,
        List<String> preload,
        Duration timeToLive,
        Duration minResidency,
        int residentCap,
        int maxParallelLoads,
        Duration sweepInterval,
        String warmUpText) {
    public static final Duration DEFAULT_TIME_TO_LIVE = Duration.ofMinutes(10);
    public static final Duration DEFAULT_MIN_RESIDENCY = Duration.ofMinutes(2);
    public static final int DEFAULT_RESIDENT_CAP = 3;
    public static final int DEFAULT_MAX_PARALLEL_LOADS = 1;
    public static final Duration DEFAULT_SWEEP_INTERVAL = Duration.ofSeconds(30);
    public static final String DEFAULT_WARM_UP_TEXT = "This is a warmup test.";

    public ModelSettings {
        preload = List.copyOf(preload);
        require(!defaultModelId.isBlank(), "a default model is needed");
        require(!timeToLive.isNegative(), "the idle time is not negative: " + timeToLive);
        require(!minResidency.isNegative(), "the residency is not negative: " + minResidency);
        require(residentCap >= 1, "the resident cap is at least 1: " + residentCap);
        require(maxParallelLoads >= 1, "parallel loads are at least 1: " + maxParallelLoads);
        require(sweepInterval.isPositive(), "the sweep interval is positive: " + sweepInterval);
    }

    /// The settings that hold where nothing else is said.
    public static ModelSettings of(String defaultModelId) {
        return new ModelSettings(
                defaultModelId,
                List.of(),
                DEFAULT_TIME_TO_LIVE,
                DEFAULT_MIN_RESIDENCY,
                DEFAULT_RESIDENT_CAP,
                DEFAULT_MAX_PARALLEL_LOADS,
                DEFAULT_SWEEP_INTERVAL,
                DEFAULT_WARM_UP_TEXT);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
