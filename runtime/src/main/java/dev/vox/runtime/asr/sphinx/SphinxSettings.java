package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.SpeechBuffer;

import java.time.Duration;

/// How Sphinx recognises.
///
/// @param mode what it listens for
/// @param threads that decode, each with a copy of the model: at least 1
/// @param decoders utterances that are decoded at the same time, taking turns on the threads; one more is kept until one
///     ends: at least 1
/// @param longestUtterance how much of an utterance is heard: more than 0
public record SphinxSettings(
        SphinxMode mode, int threads, int decoders, Duration longestUtterance) {
    private static final int MOST_THREADS = 2;
    private static final int DECODERS = 32;

    public SphinxSettings {
        if (threads < 1 || decoders < 1) {
            throw new IllegalArgumentException(
                    "not a recogniser: %d threads, %d decoders".formatted(threads, decoders));
        }
        if (!longestUtterance.isPositive()) {
            throw new IllegalArgumentException("an utterance is longer than " + longestUtterance);
        }
    }

    /// Up to two threads, 32 utterances at a time of 30 s each.
    public static SphinxSettings of(SphinxMode mode) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new SphinxSettings(
                mode, Math.min(cores, MOST_THREADS), DECODERS, SpeechBuffer.LONGEST);
    }

    /// The same with another longest utterance.
    public SphinxSettings withLongestUtterance(Duration longest) {
        return new SphinxSettings(mode, threads, decoders, longest);
    }
}
