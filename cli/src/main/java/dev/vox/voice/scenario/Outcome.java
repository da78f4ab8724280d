package dev.vox.voice.scenario;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// What came of an expectation.
///
/// @param tookOrNull from where its time counts to what met or broke it; null when there was nothing
/// @param evidence what was found, as a phrase
public record Outcome(
        Expectation expectation, boolean met, @Nullable Duration tookOrNull, String evidence) {
    /// From where its time counts to what met or broke it.
    public Optional<Duration> took() {
        return Optional.ofNullable(tookOrNull);
    }
}
