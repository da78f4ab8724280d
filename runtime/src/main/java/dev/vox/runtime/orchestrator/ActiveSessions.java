package dev.vox.runtime.orchestrator;

import dev.vox.runtime.session.EndReason;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The sessions there are, and whether there may be more.
final class ActiveSessions {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
    private int reserved;
    private boolean closing;

    /// What a new connection gets.
    enum Admission {
        /// A session.
        ADMITTED,
        /// No session: there are as many as there may be.
        FULL,
        /// No session: the server stops.
        CLOSING
    }

    ActiveSessions(int most) {
        this.most = most;
    }

    /// Takes a place for a session; it is given back by [#leave].
    Admission admit() {
        lock.lock();
        try {
            if (closing) {
                return Admission.CLOSING;
            }
            if (reserved == most) {
                return Admission.FULL;
            }
            reserved++;
            return Admission.ADMITTED;
        } finally {
            lock.unlock();
        }
    }

    /// Enters a session that was admitted.
    void enter(String id, ClientSession session) {
        sessions.put(id, session);
        if (isClosing()) {
            session.finish(EndReason.SERVER_SHUTDOWN);
        }
    }

    /// Gives a session's place back.
    void leave(String id) {
        sessions.remove(id);
        lock.lock();
        try {
            reserved--;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        return sessions.size();
    }

    Collection<ClientSession> all() {
        return sessions.values();
    }

    /// Admits no more.
    void close() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until every session is over.
    ///
    /// @return false when some were not in time
    boolean awaitNone(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (reserved > 0 && left > 0) {
                left = fewer.awaitNanos(left);
            }
            return reserved == 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }
}
