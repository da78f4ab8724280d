package dev.vox.voice.scenario;

import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// A latency, computed twice.
///
/// @param eventsOrNull by what the server said and when it came; null when that tells nothing of it
/// @param audioOrNull by the audio alone; null when that tells nothing of it
public record Figure(
        Metric metric, @Nullable Duration eventsOrNull, @Nullable Duration audioOrNull) {
    /// By what the server said.
    public Optional<Duration> byEvents() {
        return Optional.ofNullable(eventsOrNull);
    }

    /// By the audio.
    public Optional<Duration> byAudio() {
        return Optional.ofNullable(audioOrNull);
    }

    /// What is reported: what the ear has, of what concerns the ear, else what the server said.
    public Duration value() {
        boolean heard = metric != Metric.BARGEIN_CONTROL && metric != Metric.BARGEIN_DETECT;
        Optional<Duration> best =
                heard ? byAudio().or(this::byEvents) : byEvents().or(this::byAudio);
        return best.orElse(Duration.ZERO);
    }

    /// How far the two are apart, when that is more than a frame and what the network itself may be late.
    ///
    /// @param late the most that the network holds a frame back
    public Optional<Duration> disagreement(Duration late) {
        Duration allowed = WireFormat.FRAME_DURATION.plus(late);
        return byEvents()
                .flatMap(events -> byAudio().map(audio -> audio.minus(events).abs()))
                .filter(apart -> apart.compareTo(allowed) > 0);
    }
}
