package dev.vox.runtime.worker;

import dev.vox.runtime.model.ModelLease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// One client's session: the model it holds, its pace, and the gate that its frames pass.
final class WorkerSession {
    private final String id;
    private final ModelLease lease;
    private final Pace pace;
    private final InstantSource clock;
    private final SessionGate gate = new SessionGate();
    private volatile Instant lastActivity;

    /// @param lease given back when the session ends
    WorkerSession(String id, ModelLease lease, Pace pace, InstantSource clock) {
        this.id = id;
        this.lease = lease;
        this.pace = pace;
        this.clock = clock;
        this.lastActivity = clock.instant();
    }

    String id() {
        return id;
    }

    String modelId() {
        return lease.modelId();
    }

    Pace pace() {
        return pace;
    }

    SessionGate gate() {
        return gate;
    }

    /// Something happened: the session is not idle.
    void touch() {
        lastActivity = clock.instant();
    }

    boolean idleFor(Duration time) {
        return !clock.instant().isBefore(lastActivity.plus(time));
    }

    /// Ends the running utterances in the given way and gives the model back. A second call does nothing.
    void close(Consumer<FrameStream> end) {
        gate.close(end);
        lease.close();
    }
}
