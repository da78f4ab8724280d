package dev.vox.voice;

import dev.vox.runtime.audio.WireFormat;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures one utterance from its frames, as they come.
///
/// Used by one thread.
public final class UtteranceRecorder {
    /// The playout buffer against which underruns are counted.
    public static final Duration PLAYOUT_BUFFER = Duration.ofMillis(60);

    /// More errors than these are counted but not kept.
    private static final int KEPT_ERRORS = 20;

    private final boolean paced;
    private final long sentAt;
    private final AudibleOnset onset = new AudibleOnset();
    private final PlayoutClock playout = new PlayoutClock(0);
    private final PlayoutClock bufferedPlayout = new PlayoutClock(PLAYOUT_BUFFER.toNanos());
    private final JitterRecorder jitter = new JitterRecorder();
    private final List<SequenceError> errors = new ArrayList<>();
    private int errorCount;
    private int frames;
    private long expected;
    private @Nullable Duration firstFrame;
    private @Nullable Duration firstAudible;
    private Duration total = Duration.ZERO;

    /// A recorder of an utterance whose text has been sent.
    ///
    /// @param paced whether the server sends in real time
    /// @param sentAt the moment just before the request was written, in nanoseconds of the ticker
    /// @param firstSequence the number that the first frame is to bear
    public UtteranceRecorder(boolean paced, long sentAt, long firstSequence) {
        this.paced = paced;
        this.sentAt = sentAt;
        this.expected = firstSequence;
    }

    /// Takes the next frame.
    ///
    /// @param sequence the number that it bears
    /// @param pcm its samples
    /// @param arrivedAt when it came, in nanoseconds of the ticker
    public void frame(long sequence, byte[] pcm, long arrivedAt) {
        check(sequence);
        frames++;
        total = since(arrivedAt);
        if (firstFrame == null) {
            firstFrame = total;
        }
        long playsAt = playout.play(arrivedAt);
        if (firstAudible == null) {
            int sample = onset.find(pcm);
            if (sample >= 0) {
                firstAudible = since(playsAt + sample * 1_000_000_000L / WireFormat.SAMPLE_RATE);
            }
        }
        bufferedPlayout.play(arrivedAt);
        jitter.frame(arrivedAt);
    }

    private void check(long sequence) {
        if (sequence != expected) {
            errorCount++;
            if (errors.size() < KEPT_ERRORS) {
                errors.add(new SequenceError(expected, sequence));
            }
        }
        expected = Math.max(expected, sequence + 1);
    }

    private Duration since(long time) {
        return Duration.ofNanos(time - sentAt);
    }

    /// How many frames came so far.
    public int frames() {
        return frames;
    }

    /// The number that the next frame is to bear.
    public long nextSequence() {
        return expected;
    }

    /// What was measured up to now.
    public UtteranceMeasurement measurement() {
        UtteranceMeasurement.Paced pacedFigures =
                paced
                        ? new UtteranceMeasurement.Paced(
                                bufferedPlayout.underruns(), jitter.jitter().orElse(null))
                        : null;
        return new UtteranceMeasurement(
                firstFrame, firstAudible, total, frames, pacedFigures, errors, errorCount);
    }
}
