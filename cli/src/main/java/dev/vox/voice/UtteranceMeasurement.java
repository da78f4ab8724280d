package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a client measured of one utterance. All times count from the request written.
///
/// @param frameTime to the first audio frame received; null when none came
/// @param audibleTime to the first sample whose 10 ms level exceeds −50 dBFS, at its playout time; null when all was silent
/// @param total to the final frame; zero when none came
/// @param frames how many came
/// @param pacedFigures what a real-time session has; null when the session is not paced
/// @param sequenceErrors the first of the frames that did not bear the next number
/// @param sequenceErrorCount how many such frames there were
public record UtteranceMeasurement(
        @Nullable Duration frameTime,
        @Nullable Duration audibleTime,
        Duration total,
        int frames,
        @Nullable Paced pacedFigures,
        List<SequenceError> sequenceErrors,
        int sequenceErrorCount) {

    /// The figures of a session whose frames come in real time.
    ///
    /// @param underruns frames that came after their playout time, with a 60 ms playout buffer
    /// @param jitterOrNull null when there were too few frames to tell
    public record Paced(int underruns, @Nullable FrameJitter jitterOrNull) {
        /// How evenly the frames came.
        public Optional<FrameJitter> jitter() {
            return Optional.ofNullable(jitterOrNull);
        }
    }

    public UtteranceMeasurement {
        sequenceErrors = List.copyOf(sequenceErrors);
    }

    /// To the first audio frame received.
    public Optional<Duration> firstFrame() {
        return Optional.ofNullable(frameTime);
    }

    /// To the first audible sample, at its playout time: first-audio latency.
    public Optional<Duration> firstAudible() {
        return Optional.ofNullable(audibleTime);
    }

    /// From the first frame to the first audible sample.
    public Optional<Duration> leadingSilence() {
        return firstAudible().flatMap(audible -> firstFrame().map(audible::minus));
    }

    /// How long the audio plays.
    public Duration audio() {
        return WireFormat.FRAME_DURATION.multipliedBy(frames);
    }

    /// Underruns and jitter, when the session is paced.
    public Optional<Paced> paced() {
        return Optional.ofNullable(pacedFigures);
    }

    /// Real-time factor: `total` / `audio`. Only a session that is not paced has one.
    public OptionalDouble rtf() {
        return pacedFigures != null || frames == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) total.toNanos() / audio().toNanos());
    }
}
