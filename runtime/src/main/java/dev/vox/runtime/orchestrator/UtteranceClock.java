package dev.vox.runtime.orchestrator;

import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// Takes the times of one utterance, from its turn on.
final class UtteranceClock {
    private final int utterance;
    private final long began;
    private long first;
    private long last;
    private long frames;

    UtteranceClock(int utterance) {
        this.utterance = utterance;
        this.began = System.nanoTime();
        this.last = began;
    }

    /// Notes that a frame was sent.
    void sent() {
        last = System.nanoTime();
        if (frames == 0) {
            first = last;
        }
        frames++;
    }

    long frames() {
        return frames;
    }

    /// From the utterance's turn to its first frame, or empty when it had none.
    Optional<Duration> firstFrame() {
        return frames == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(first - began));
    }

    ServerMessage.Metrics metrics(Outcome outcome) {
        double total = millis(last - began);
        long audio = frames * WireFormat.FRAME_MILLIS;
        @Nullable Double firstFrame = frames == 0 ? null : Double.valueOf(millis(first - began));
        @Nullable Double realTimeFactor = frames == 0 ? null : Double.valueOf(total / audio);
        return new ServerMessage.Metrics(
                utterance, firstFrame, total, audio, frames, realTimeFactor, outcome);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
