package dev.vox.runtime.orchestrator.upstream;

import dev.vox.runtime.registry.WorkerAddress;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The connections to workers.
///
/// Calls that ask and answer share one connection a worker. Audio does not: HTTP/2 counts a stream's unread bytes against
/// its connection too, so one client that does not read would hold up every other session's audio, and the answers to its
/// own commands. Each session has a connection of its own for audio.
public final class WorkerChannels implements AutoCloseable {
    private final Map<WorkerAddress, WorkerChannel> calls = new ConcurrentHashMap<>();
    private final Duration connectTimeout;

    public WorkerChannels(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /// The shared connection for calls.
    WorkerChannel calls(WorkerAddress worker) {
        return calls.computeIfAbsent(worker, address -> new WorkerChannel(address, connectTimeout));
    }

    /// A connection for one session's audio; who asks for it closes it.
    WorkerChannel forAudio(WorkerAddress worker) {
        return new WorkerChannel(worker, connectTimeout);
    }

    /// Closes the shared connections.
    @Override
    public void close() {
        calls.values().forEach(WorkerChannel::close);
        calls.clear();
    }
}
