package dev.vox.voice;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// How the server's audio came, over a whole conversation.
///
/// @param frames that came
/// @param lost frames that did not, by the gaps in their numbers
/// @param underruns frames that came after their playout time
/// @param jitterOrNull how evenly they came within utterances; null when there were too few to tell
/// @param deviations |time between two frames − 20 ms| of each pair within an utterance, in ns
@SuppressWarnings("ArrayRecordComponent") // raw samples; equality is never asked
public record Reception(
        long frames,
        long lost,
        int underruns,
        @Nullable FrameJitter jitterOrNull,
        long[] deviations) {
    /// How evenly the frames of the utterances came.
    public Optional<FrameJitter> jitter() {
        return Optional.ofNullable(jitterOrNull);
    }
}
