package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Keeps the deviation of each frame's arrival from the pace, without those of a [HeadStart].
public final class JitterRecorder {
    private static final long FRAME = WireFormat.FRAME_DURATION.toNanos();

    /// The gain of the estimator, RFC 3550 section 6.4.1.
    private static final double GAIN = 1.0 / 16;

    private long[] deviations = new long[64];
    private int count;
    private int frames;
    private long lastArrival;
    private HeadStart headStart = new HeadStart();
    private double estimate;

    /// Takes the next frame.
    ///
    /// @param arrivedAt when it came, in nanoseconds of the ticker
    public void frame(long arrivedAt) {
        frames++;
        if (frames > 1) {
            interval(arrivedAt - lastArrival);
        }
        lastArrival = arrivedAt;
    }

    private void interval(long nanos) {
        if (headStart.takes(nanos)) {
            return;
        }
        long deviation = Math.abs(nanos - FRAME);
        estimate += (deviation - estimate) * GAIN;
        if (count == deviations.length) {
            deviations = Arrays.copyOf(deviations, 2 * count);
        }
        deviations[count++] = deviation;
    }

    /// Begins a new utterance, whose first frames may come at once; what was kept stays.
    void restart() {
        frames = 0;
        headStart = new HeadStart();
    }

    /// What was kept so far, in ns.
    public long[] deviations() {
        return Arrays.copyOf(deviations, count);
    }

    /// The running estimate of RFC 3550, section 6.4.1, at the last frame, in ns.
    public long estimate() {
        return Math.round(estimate);
    }

    Optional<FrameJitter> jitter() {
        if (count == 0) {
            return Optional.empty();
        }
        NearestRank ranks = NearestRank.of(Arrays.copyOf(deviations, count));
        return Optional.of(
                new FrameJitter(
                        Duration.ofNanos(ranks.percentile(95)),
                        Duration.ofNanos(ranks.percentile(100)),
                        Duration.ofNanos(estimate()),
                        headStart.frames()));
    }
}
