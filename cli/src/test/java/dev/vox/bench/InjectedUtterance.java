package dev.vox.bench;

import java.util.ArrayList;
import java.util.List;

/// What an [InjectingWorker] did of an utterance, in `System.nanoTime`.
public final class InjectedUtterance {
    private final long askedAt;
    private final List<Long> sent = new ArrayList<>();

    InjectedUtterance(long askedAt) {
        this.askedAt = askedAt;
    }

    synchronized void sent(long at) {
        sent.add(at);
    }

    /// When its text came.
    public long askedAt() {
        return askedAt;
    }

    /// When each frame was given to the network.
    public synchronized List<Long> sentAt() {
        return List.copyOf(sent);
    }
}
