package dev.vox.runtime.worker;

import dev.vox.runtime.model.ModelException;
import dev.vox.runtime.model.ModelLease;
import dev.vox.runtime.model.ModelManager;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One client's session: the model it asked for, its pace, and the gate that its frames pass.
///
/// It holds a use of its model from one utterance to the next, so that the model stays in memory. When another model has
/// come to serve its id, it follows at its next utterance.
final class WorkerSession {
    private final String id;
    private final String wanted;
    private final Pace pace;
    private final InstantSource clock;
    private final SessionGate gate = new SessionGate();
    private final ReentrantLock lock = new ReentrantLock();
    private ModelLease held;
    private boolean closed;
    private volatile Instant lastActivity;

    /// @param wanted the model that the client named; empty for the default, whichever that is when the session speaks
    /// @param lease a use of it, given back when the session ends
    WorkerSession(String id, String wanted, ModelLease lease, Pace pace, InstantSource clock) {
        this.id = id;
        this.wanted = wanted;
        this.held = lease;
        this.pace = pace;
        this.clock = clock;
        this.lastActivity = clock.instant();
    }

    String id() {
        return id;
    }

    /// The model that the client named; empty for the default.
    String wanted() {
        return wanted;
    }

    /// A use of the model for an utterance that begins now. Blocks while the model loads.
    ModelLease begin(ModelManager models) throws ModelException, InterruptedException {
        ModelLease lease = models.acquire(wanted);
        follow(lease);
        return lease;
    }

    private void follow(ModelLease speaking) {
        ModelLease before = null;
        lock.lock();
        try {
            if (!closed && !held.isOfSameModel(speaking)) {
                before = held;
                held = speaking.another();
            }
        } finally {
            lock.unlock();
        }
        if (before != null) {
            before.close();
        }
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
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        held.close();
    }
}
