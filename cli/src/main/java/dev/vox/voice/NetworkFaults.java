package dev.vox.voice;

import java.time.Duration;

/// What a bad network does to audio, both ways.
///
/// @param loss share of the frames that never come, 0–1
/// @param jitter the most that a frame is late; each is late by a random part of it, and none overtakes another
/// @param seed of the randomness, so that a run can be repeated
public record NetworkFaults(double loss, Duration jitter, long seed) {
    /// A network without faults.
    public static final NetworkFaults NONE = new NetworkFaults(0, Duration.ZERO, 0);

    public NetworkFaults {
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("loss is from 0 to 1, not " + loss);
        }
        if (jitter.isNegative()) {
            throw new IllegalArgumentException("jitter is not negative");
        }
    }
}
