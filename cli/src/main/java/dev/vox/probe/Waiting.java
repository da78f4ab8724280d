package dev.vox.probe;

import java.time.Duration;
import java.util.function.LongSupplier;

/// What a conversation waits for now, and how long it may.
final class Waiting {
    private final Duration deadline;
    private final LongSupplier nanoTime;
    private final long begun;
    private volatile Runnable end = () -> {};
    private volatile String subject = "connection";

    Waiting(Duration deadline, LongSupplier nanoTime) {
        this.deadline = deadline;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /// That the conversation waits for something else from now on.
    ///
    /// @param next as a noun: `answer to PING`
    void nowFor(String next) {
        subject = next;
    }

    /// How to end the conversation from outside, for what no interrupt ends.
    void endedBy(Runnable ending) {
        end = ending;
    }

    /// Ends the conversation; one that has come to its end is left alone.
    void cut() {
        end.run();
    }

    /// Since the first question.
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    /// Until the deadline; at least 1 ms, since libraries take 0 for ever.
    Duration left() {
        Duration left = deadline.minus(elapsed());
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    /// The same in milliseconds, as sockets take it.
    int leftMillis() {
        return (int) Math.min(Integer.MAX_VALUE, left().toMillis());
    }

    /// That the deadline has passed.
    Said late() {
        return Said.no("no " + subject + " within " + deadline.toMillis() + " ms");
    }
}
