package dev.vox.cli.repl.talk;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What was measured of one utterance of the stack's. Names are those of the metrics' definitions.
///
/// @param number of the utterance in this conversation, from 1
/// @param firstFrame from the turn (its text sent, or the end of the user's speech) to the first frame; null for an utterance that
///     is not the first of its turn
/// @param firstAudible to the first sample above −50 dBFS, at its playout time; null as above, or when all was silent
/// @param audio length of the audio
/// @param outcome the server's word: `completed`, `stopped`; `heard` where the server tells nothing
public record UtteranceFigures(
        int number,
        @Nullable Duration firstFrame,
        @Nullable Duration firstAudible,
        Duration audio,
        String outcome) {
    /// Whether it was broken off.
    boolean stopped() {
        return outcome.equals("stopped");
    }

    /// Whether all of it was spoken: what was cancelled enters no latency.
    boolean whole() {
        return outcome.equals("completed") || outcome.equals("heard");
    }
}
