package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.websocket.ConnectionListener;
import dev.vox.runtime.orchestrator.websocket.WebSocketConnection;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The WebSockets there are, those without a session included.
final class Connections {
    private final Function<WebSocketConnection, ConnectionListener> listeners;
    private final Set<WebSocketConnection> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();

    /// @param listeners makes the listener of a new connection
    Connections(Function<WebSocketConnection, ConnectionListener> listeners) {
        this.listeners = listeners;
    }

    /// Enters a connection, until it is gone.
    ConnectionListener listener(WebSocketConnection connection) {
        open.add(connection);
        return new Counted(connection, listeners.apply(connection));
    }

    Collection<WebSocketConnection> all() {
        return open;
    }

    /// Waits until every connection is gone.
    ///
    /// @return false when some were not in time
    boolean awaitNone(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!open.isEmpty() && left > 0) {
                left = fewer.awaitNanos(left);
            }
            return open.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void leave(WebSocketConnection connection) {
        lock.lock();
        try {
            open.remove(connection);
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Counted implements ConnectionListener {
        private final WebSocketConnection connection;
        private final ConnectionListener listener;

        Counted(WebSocketConnection connection, ConnectionListener listener) {
            this.connection = connection;
            this.listener = listener;
        }

        @Override
        public void onOpen() {
            listener.onOpen();
        }

        @Override
        public void onText(String text) {
            listener.onText(text);
        }

        @Override
        public void onBinary(byte[] bytes) {
            listener.onBinary(bytes);
        }

        @Override
        public void onClosing() {
            listener.onClosing();
        }

        @Override
        public void onGone() {
            try {
                listener.onGone();
            } finally {
                leave(connection);
            }
        }
    }
}
