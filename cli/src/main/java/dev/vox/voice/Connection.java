package dev.vox.voice;

import dev.vox.problem.OperationFailed;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/// Writes to a WebSocket from any thread, one message after the other, each within a deadline.
final class Connection {
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private final WebSocket socket;
    private final String address;
    private final Ticker ticker;
    private final ReentrantLock sending = new ReentrantLock();

    Connection(WebSocket socket, String address, Ticker ticker) {
        this.socket = socket;
        this.address = address;
        this.ticker = ticker;
    }

    /// Sends a text message.
    ///
    /// @return the moment just before it was written
    /// @throws OperationFailed when it cannot be written
    long text(String json) throws InterruptedException {
        return send(sentAt -> socket.sendText(json, true));
    }

    /// Sends a binary message.
    long binary(byte[] bytes) throws InterruptedException {
        return send(sentAt -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /// Sends a text message and right behind it a ping, whose pong says that the message has been taken.
    ///
    /// @param mark makes the ping's mark of the moment just before the message is written, when it is the connection's turn
    long textAndPing(String json, LongUnaryOperator mark) throws InterruptedException {
        return send(sentAt -> {
            ByteBuffer payload =
                    ByteBuffer.allocate(Long.BYTES).putLong(0, mark.applyAsLong(sentAt));
            return socket.sendText(json, true).thenCompose(sent -> sent.sendPing(payload));
        });
    }

    /// The completion of a write is told late on a busy machine, even after the answer; so the moment before it counts, and not
    /// the wait for the messages before it.
    private long send(LongFunction<CompletableFuture<WebSocket>> write)
            throws InterruptedException {
        sending.lockInterruptibly();
        try {
            long sentAt = ticker.nanoTime();
            write.apply(sentAt).get(SEND_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
            return sentAt;
        } catch (TimeoutException e) {
            throw new OperationFailed(
                    "[%s] the server took no message for %d s"
                            .formatted(address, SEND_TIMEOUT.toSeconds()),
                    null,
                    e);
        } catch (ExecutionException e) {
            throw new OperationFailed("[%s] the connection is closed".formatted(address), null, e);
        } finally {
            sending.unlock();
        }
    }

    /// Says good-bye, without waiting for the answer.
    void goodBye() throws InterruptedException {
        sending.lockInterruptibly();
        try {
            if (!socket.isOutputClosed()) {
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                        .get(CLOSE_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            socket.abort();
        } finally {
            sending.unlock();
        }
    }
}
