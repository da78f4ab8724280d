package dev.vox.validate;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What the phases of one run share. Only the thread that runs phases changes it.
final class Running {
    private final Target target;
    private final Crew crew;
    private final boolean failFast;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Consumer<RunEvent> events;
    private final BlockingQueue<Word> inbox = new LinkedBlockingQueue<>();
    private final Sightings sightings;
    private @Nullable String culprit;

    Running(
            Target target,
            Crew crew,
            NeedSight needs,
            boolean failFast,
            InstantSource clock,
            LongSupplier nanoTime,
            Consumer<RunEvent> events) {
        this.target = target;
        this.crew = crew;
        this.failFast = failFast;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.events = events;
        this.sightings = new Sightings(needs, target, crew, inbox, nanoTime);
    }

    Target target() {
        return target;
    }

    Crew crew() {
        return crew;
    }

    Sightings sightings() {
        return sightings;
    }

    /// Holds a word a look that is under way: bounded by the slots and the needs.
    BlockingQueue<Word> inbox() {
        return inbox;
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    Instant instant() {
        return clock.instant();
    }

    void tell(RunEvent event) {
        events.accept(event);
    }

    void decided(String phase, CheckResult result) {
        if (failFast && culprit == null && Conclusion.isFailure(result)) {
            culprit = result.id();
        }
        tell(new RunEvent.CheckEnded(phase, result));
    }

    /// Whether a check failed that ends the run.
    boolean stopped() {
        return culprit != null;
    }

    /// The check that ended the run.
    String culprit() {
        return culprit == null ? "" : culprit;
    }
}
