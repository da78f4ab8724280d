package dev.vox.voice;

import java.util.SplittableRandom;

/// One direction of a network with faults: says of each frame whether it comes, and when. One thread.
final class FaultyLink {
    /// What a frame that is lost comes at.
    static final long LOST = Long.MAX_VALUE;

    private final SplittableRandom random;
    private volatile NetworkFaults faults;
    private long latest = Long.MIN_VALUE;

    FaultyLink(NetworkFaults faults, long direction) {
        this.faults = faults;
        this.random = new SplittableRandom(faults.seed() * 31 + direction);
    }

    /// Changes the faults, from the next frame on; the randomness goes on.
    void become(NetworkFaults other) {
        faults = other;
    }

    /// When a frame arrives that was sent at a moment, in nanoseconds; [#LOST] when it does not.
    long arrival(long sentAt) {
        NetworkFaults now = faults;
        if (now.loss() > 0 && random.nextDouble() < now.loss()) {
            return LOST;
        }
        long jitter = now.jitter().toNanos();
        long late = jitter == 0 ? 0 : random.nextLong(jitter + 1);
        latest = Math.max(latest, sentAt + late);
        return latest;
    }
}
