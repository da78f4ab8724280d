package dev.vox.voice;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// What came of speaking a text, sentence by sentence.
///
/// @param sentences how many were spoken
/// @param sessions how many sessions it took
/// @param first what was measured of the first sentence, whose latency is the whole text's
/// @param audio how long the audio plays
/// @param total sum of each sentence's time from its text sent to its final frame
/// @param frames how many came
/// @param paced whether they came in real time
/// @param underruns in a paced session, frames that came after their playout time
public record Narration(
        long sentences,
        int sessions,
        UtteranceMeasurement first,
        Duration audio,
        Duration total,
        long frames,
        boolean paced,
        long underruns) {

    /// Real-time factor: `total` / `audio`. Only a session that is not paced has one.
    public OptionalDouble rtf() {
        return paced || frames == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) total.toNanos() / audio.toNanos());
    }

    /// How evenly the frames of a single utterance came; empty for a longer text, and when the session is not paced.
    public Optional<FrameJitter> jitter() {
        return sentences == 1
                ? first.paced().flatMap(UtteranceMeasurement.Paced::jitter)
                : Optional.empty();
    }
}
