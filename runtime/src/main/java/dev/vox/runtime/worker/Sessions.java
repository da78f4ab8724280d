package dev.vox.runtime.worker;

import io.grpc.Status;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The open sessions of a worker, at most as many as the limit says.
final class Sessions {
    private static final Logger LOG = System.getLogger("vox.worker");

    private final int limit;
    private final Duration idleTimeout;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, WorkerSession> open = new LinkedHashMap<>();
    private boolean closing;

    /// @param limit most sessions at once; 0 for no limit
    Sessions(int limit, Duration idleTimeout) {
        this.limit = limit;
        this.idleTimeout = idleTimeout;
    }

    /// Whether a session of that id could be opened now, before anything is loaded for it.
    void checkRoom(String id) throws SessionRefusedException {
        lock.lock();
        try {
            if (closing) {
                throw new SessionRefusedException("Worker is shutting down");
            }
            if (limit > 0 && open.size() >= limit && !open.containsKey(id)) {
                throw new SessionRefusedException(
                        "Too many sessions: the limit is %d (MAX_CONCURRENT_SESSIONS)"
                                .formatted(limit));
            }
        } finally {
            lock.unlock();
        }
    }

    /// Opens a session. One of the same id is ended: each of its utterances with its marker.
    ///
    /// @return whether another session was replaced
    boolean open(WorkerSession session) throws SessionRefusedException {
        WorkerSession replaced;
        lock.lock();
        try {
            checkRoom(session.id());
            replaced = open.put(session.id(), session);
        } finally {
            lock.unlock();
        }
        end(replaced);
        return replaced != null;
    }

    Optional<WorkerSession> find(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(open.get(id));
        } finally {
            lock.unlock();
        }
    }

    /// Ends a session, each of its utterances with its marker. Nothing happens when there is none of that id.
    void end(String id) {
        WorkerSession session;
        lock.lock();
        try {
            session = open.remove(id);
        } finally {
            lock.unlock();
        }
        end(session);
    }

    int count() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    boolean closing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the sessions in which nothing has happened for the idle time.
    void reap() {
        List<WorkerSession> idle = new ArrayList<>();
        lock.lock();
        try {
            open.values().stream()
                    .filter(session -> session.idleFor(idleTimeout))
                    .forEach(idle::add);
            idle.forEach(session -> open.remove(session.id()));
        } finally {
            lock.unlock();
        }
        for (WorkerSession session : idle) {
            String reason =
                    "Session %s was idle for %d s".formatted(session.id(), idleTimeout.toSeconds());
            LOG.log(Level.INFO, reason);
            session.close(frames -> frames.fail(Status.DEADLINE_EXCEEDED.withDescription(reason)));
        }
    }

    /// From now on no session is opened.
    void refuseNew() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
    }

    /// Ends every session and cuts its utterances off.
    void endAll() {
        List<WorkerSession> ending;
        lock.lock();
        try {
            ending = List.copyOf(open.values());
            open.clear();
        } finally {
            lock.unlock();
        }
        Status status = Status.UNAVAILABLE.withDescription("Worker is shutting down");
        ending.forEach(session -> session.close(frames -> frames.fail(status)));
    }

    private static void end(@Nullable WorkerSession session) {
        if (session != null) {
            session.close(FrameStream::cut);
        }
    }
}
