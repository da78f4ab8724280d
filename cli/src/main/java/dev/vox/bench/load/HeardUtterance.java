package dev.vox.bench.load;

import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.voice.Command;

import java.util.concurrent.atomic.AtomicBoolean;

/// What is heard of an utterance over WebSocket.
final class HeardUtterance implements LineWatch.Watched {
    private final OrchestratorSession session;
    private final UtteranceListener listener;
    private final long before;
    private final Waiting waiting;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean stopped;

    /// @param before the number of the last frame before it
    HeardUtterance(OrchestratorSession session, UtteranceListener listener, long before, long now) {
        this.session = session;
        this.listener = listener;
        this.before = before;
        this.waiting = new Waiting(session.tellsEnd(), now);
    }

    /// The number of the last frame before it.
    long before() {
        return before;
    }

    void commanded(Command command) {
        stopped |= command == Command.STOP;
        waiting.paused(command == Command.PAUSE);
    }

    void frame(HeardFrame frame) {
        if (!over.get()) {
            listener.frame(frame);
        }
        // Behind the listener: who looks and finds the utterance ended sees what the listener made
        // of its frames.
        waiting.heard(frame.arrivedAt());
    }

    void told(ServerMessage.Metrics metrics, long at) {
        end(
                switch (metrics.outcome()) {
                    case COMPLETED -> new UtteranceEnd.Spoken(at, metrics);
                    case STOPPED -> new UtteranceEnd.Stopped(at);
                    case FAILED -> new UtteranceEnd.Failed(at, "the server could not speak it");
                });
    }

    void stopped() {
        end(new UtteranceEnd.Stopped(session.line().ticker().nanoTime()));
    }

    void failed(String reason) {
        end(new UtteranceEnd.Failed(session.line().ticker().nanoTime(), reason));
    }

    @Override
    public void look(long now) {
        if (waiting.ended(now)) {
            end(
                    stopped
                            ? new UtteranceEnd.Stopped(now)
                            : new UtteranceEnd.Spoken(waiting.heardAt(), null));
        } else if (waiting.hopeless(now)) {
            failed(waiting.problem());
        }
    }

    private void end(UtteranceEnd end) {
        if (over.compareAndSet(false, true)) {
            session.line().watch().remove(this);
            session.finished();
            listener.ended(end);
        }
    }
}
