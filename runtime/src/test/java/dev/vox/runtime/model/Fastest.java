package dev.vox.runtime.model;

import java.time.Duration;

/// The time that a call takes, on a machine that is busy with other things besides: the shortest of three calls.
///
/// What waits for something each time has to wait in all three.
public final class Fastest {
    private static final int CALLS = 3;

    private Fastest() {}

    public static Duration of(Runnable call) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < CALLS; i++) {
            long begun = System.nanoTime();
            call.run();
            fastest = Math.min(fastest, System.nanoTime() - begun);
        }
        return Duration.ofNanos(fastest);
    }
}
