package dev.vox.runtime.dialogue.openai;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// The pauses between attempts: each about twice as long as the one before, from half to one and a half of that, so that many
/// who failed together do not come back together.
final class BackOff {
    private final CountDownLatch never = new CountDownLatch(1);
    private final Allowance allowance;
    private long nanos;

    BackOff(Duration first, Allowance allowance) {
        this.allowance = allowance;
        nanos = first.toNanos();
    }

    /// Waits for the next attempt.
    ///
    /// @param asked how long the server wants to be left alone at least; null when it did not say
    /// @return false, at once, when the pause would take longer than the answer may
    boolean await(@Nullable Duration asked) throws InterruptedException {
        long pause = nanos / 2 + ThreadLocalRandom.current().nextLong(nanos + 1);
        nanos *= 2;
        if (asked != null) {
            pause = Math.max(pause, asked.toNanos());
        }
        if (pause >= allowance.left()) {
            return false;
        }
        long begin = System.nanoTime();
        boolean _ = never.await(pause, TimeUnit.NANOSECONDS);
        allowance.waitedSince(begin);
        return true;
    }
}
