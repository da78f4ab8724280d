package dev.vox.runtime.orchestrator;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What the user said, to be answered.
///
/// @param endedAt when the user's speech ended, or the text came, by `System.nanoTime()`
/// @param recognised from then until the words were known, or null for a text
record Said(String text, long endedAt, @Nullable Duration recognised) {
    static Said written(String text) {
        return new Said(text, System.nanoTime(), null);
    }

    static Said spoken(String text, long endedAt) {
        return new Said(text, endedAt, Duration.ofNanos(System.nanoTime() - endedAt));
    }

    /// What was said before and left unanswered, and this: one turn, timed as the later one.
    Said after(@Nullable Said before) {
        return before == null ? this : new Said(before.text + " " + text, endedAt, recognised);
    }
}
