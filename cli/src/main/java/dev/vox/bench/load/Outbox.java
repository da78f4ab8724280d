package dev.vox.bench.load;

import dev.vox.voice.Command;
import dev.vox.voice.Messages;
import dev.vox.voice.Ticker;

import org.jspecify.annotations.Nullable;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// Writes to a WebSocket one message after the other, without blocking whoever has one.
final class Outbox {
    private final Ticker ticker;
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private @Nullable WebSocket socket;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private long marks;

    /// A command whose acknowledgement is awaited.
    private static final class Pending {
        private final Command command;
        private final CompletableFuture<Acknowledgement> answer = new CompletableFuture<>();
        private volatile long sentAt;

        Pending(Command command) {
            this.command = command;
        }
    }

    Outbox(Ticker ticker) {
        this.ticker = ticker;
    }

    synchronized void open(WebSocket opened) {
        socket = opened;
    }

    /// Writes a text message when it is its turn.
    ///
    /// @param moment hears of the moment just before it is written, in ns of the ticker
    CompletableFuture<Long> text(String json, LongConsumer moment) {
        return send(to -> {
            long sentAt = ticker.nanoTime();
            moment.accept(sentAt);
            return to.sendText(json, true).thenApply(done -> sentAt);
        });
    }

    /// Writes a command and right behind it a ping, whose pong says that the command has been taken.
    CompletableFuture<Acknowledgement> command(Command command) {
        Pending waiting = new Pending(command);
        long mark = note(waiting);
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES).putLong(0, mark);
        var _ =
                send(
                                to -> {
                                    waiting.sentAt = ticker.nanoTime();
                                    return to.sendText(Messages.control(command), true)
                                            .thenCompose(done -> done.sendPing(payload));
                                })
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                waiting.answer.completeExceptionally(failure);
                            }
                        });
        return waiting.answer;
    }

    private synchronized long note(Pending waiting) {
        marks++;
        pending.put(marks, waiting);
        return marks;
    }

    private synchronized <T> CompletableFuture<T> send(
            Function<WebSocket, CompletableFuture<T>> write) {
        WebSocket to = socket;
        if (to == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not open yet"));
        }
        CompletableFuture<T> sent = last.handle((done, failure) -> to).thenCompose(write);
        last = sent;
        return sent;
    }

    /// Takes a pong; one that answers no ping of ours is passed over.
    void pong(ByteBuffer mark, long receivedAt) {
        Pending waiting = mark.remaining() == Long.BYTES ? pending.remove(mark.getLong()) : null;
        if (waiting != null) {
            waiting.answer.complete(
                    new Acknowledgement(waiting.command, waiting.sentAt, receivedAt));
        }
    }

    /// Nothing is acknowledged any more.
    void over(String reason) {
        pending.values()
                .forEach(each ->
                        each.answer.completeExceptionally(new IllegalStateException(reason)));
        pending.clear();
    }

    /// Says good-bye; comes when it is written.
    CompletableFuture<Void> goodBye() {
        return send(to ->
                        to.isOutputClosed()
                                ? CompletableFuture.completedFuture(to)
                                : to.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .handle((done, failure) -> null);
    }
}
