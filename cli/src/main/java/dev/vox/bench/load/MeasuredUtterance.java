package dev.vox.bench.load;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// What was measured of an utterance. Moments are in ns of the ticker, lengths in ns; latencies count from the scheduled start.
///
/// @param scheduledAt when it was due to begin
/// @param sentAt the moment just before its text was written
/// @param firstFrameAt when its first frame came; meaningless when `frames` is 0
/// @param firstAudibleAt when its first audible sample played; meaningless when nothing was audible
/// @param finalFrameAt when its final frame came
/// @param audio length of the samples that came
/// @param frames with samples
/// @param realTime whether its audio came in real time, also where that was not asked for: then its `rtf` says nothing
/// @param paced figures of a paced utterance
/// @param clipped share of the samples that lie at full scale, three or more in a row, in millionths
/// @param outcome how it ended
/// @param flawOrNull why its figures are not to be used, a phrase that is the same for all that fail alike
public record MeasuredUtterance(
        long scheduledAt,
        long sentAt,
        long firstFrameAt,
        long firstAudibleAt,
        long finalFrameAt,
        long audio,
        int frames,
        boolean realTime,
        Paced paced,
        long clipped,
        Outcome outcome,
        @Nullable String flawOrNull) {
    /// How an utterance ended.
    public enum Outcome {
        /// To its end.
        SPOKEN,
        /// By a STOP, or because its session was closed.
        STOPPED,
        /// It could not be spoken.
        FAILED
    }

    /// How evenly the frames came.
    ///
    /// @param underruns frames that came after their playout time, with a 60 ms playout buffer
    /// @param deviations |time between two frames − 20 ms|, those ahead of real time at the beginning left out
    /// @param jitter RFC 3550's estimate at the end
    @SuppressWarnings("ArrayRecordComponent") // raw samples; equality is never asked
    public record Paced(int underruns, long[] deviations, long jitter) {}

    /// The flaw of an utterance that was cut, and has no other.
    static final String CUT = "it was stopped";

    /// One that could not be spoken.
    static MeasuredUtterance failed(long scheduledAt, long at, String reason) {
        return new MeasuredUtterance(
                scheduledAt,
                at,
                at,
                at,
                at,
                0,
                0,
                false,
                new Paced(0, new long[0], 0),
                0,
                Outcome.FAILED,
                reason);
    }

    /// Whether nothing is wrong with it but that it was cut: how evenly its frames came until then still counts.
    public boolean onlyCut() {
        return outcome == Outcome.STOPPED && CUT.equals(flawOrNull);
    }

    /// Why its figures are not to be used; empty when they are.
    public Optional<String> flaw() {
        return Optional.ofNullable(flawOrNull);
    }

    /// Scheduled start → first audio frame received.
    public long firstFrame() {
        return firstFrameAt - scheduledAt;
    }

    /// Scheduled start → first audible sample, at its playout time.
    public long firstAudible() {
        return firstAudibleAt - scheduledAt;
    }

    /// From the one to the other.
    public long leadingSilence() {
        return firstAudibleAt - firstFrameAt;
    }

    /// Scheduled start → final frame.
    public long total() {
        return finalFrameAt - scheduledAt;
    }

    /// Since the scheduled start.
    public Duration since(long moment) {
        return Duration.ofNanos(moment - scheduledAt);
    }
}
