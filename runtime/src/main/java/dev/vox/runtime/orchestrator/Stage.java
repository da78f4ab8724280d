package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.session.SessionEvent;
import dev.vox.runtime.session.SessionMachine;
import dev.vox.runtime.session.SessionState;
import dev.vox.runtime.session.Transition;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A session's state, and the one place where it changes.
///
/// The client's reader, the session's speaker, its ear and its dialogue meet here, under one lock, which also puts what is
/// sent to the client in order. A frame is sent under it too: so a command that has returned is in force, and no frame
/// follows a PAUSE. Everything but [#locked], [#supply] and [#state] is called under the lock.
final class Stage {
    private final Client client;
    private final Effects effects;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile SessionState state = new SessionState.Idle();

    Stage(Client client, Effects effects) {
        this.client = client;
        this.effects = effects;
    }

    void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    <T> T supply(Supplier<T> value) {
        lock.lock();
        try {
            return value.get();
        } finally {
            lock.unlock();
        }
    }

    /// Like [#locked], unless somebody else is at it just now.
    void ifFree(Runnable action) {
        if (lock.tryLock()) {
            try {
                action.run();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Like [#supply], for what waits.
    <T> T waiting(Waiting<T> value) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return value.get();
        } finally {
            lock.unlock();
        }
    }

    /// The state as of now; it may be another one as soon as it is read.
    SessionState state() {
        return state;
    }

    void apply(SessionEvent event) {
        Transition transition = SessionMachine.next(state, event);
        state = transition.state();
        transition.effects().forEach(effects::perform);
        changed.signalAll();
    }

    void applyUnlessOver(SessionEvent event) {
        if (!isOver()) {
            apply(event);
        }
    }

    boolean isOver() {
        return state instanceof SessionState.Terminated;
    }

    /// The state while an utterance is under way, or null when it is not.
    SessionState.@Nullable Speaking speaking(int utterance) {
        return state instanceof SessionState.Speaking speaking
                        && speaking.sounding()
                        && speaking.utterance() == utterance
                ? speaking
                : null;
    }

    Effects effects() {
        return effects;
    }

    Client client() {
        return client;
    }

    void tell(Topic topic, ServerMessage message) {
        if (!isOver()) {
            client.tellIfAccepted(topic, message);
        }
    }

    void tellError(ErrorCode code, String message) {
        if (!isOver()) {
            client.tell(new ServerMessage.Failure(code, message));
        }
    }

    /// Something besides the state changed that others may wait for.
    void signal() {
        changed.signalAll();
    }

    /// Waits until something changes. The session's limits bound the wait.
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    void await() throws InterruptedException {
        changed.await();
    }

    /// Waits until something changes or the time is over.
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    void await(long nanos) throws InterruptedException {
        var _ = changed.awaitNanos(nanos);
    }

    /// A value that has to be waited for.
    interface Waiting<T> {
        T get() throws InterruptedException;
    }
}
