package dev.vox.voice;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// Receives the messages of one WebSocket and keeps them until they are taken.
///
/// It is bounded by demand: the socket is asked for as many messages as there is room, and for one more each time one is
/// taken. A reader that does not take leaves the rest in the network, and so slows the server down. Arrival is stamped
/// when the message is complete, not when it is taken.
final class Inbox implements WebSocket.Listener {
    /// Half a second of audio.
    private static final int CAPACITY = 25;

    private static final int LONGEST_MESSAGE = 1 << 20;

    private final Ticker ticker;

    /// Has room for the demand, and for one close and one break, for which the socket needs none.
    private final BlockingQueue<Inbound> messages = new ArrayBlockingQueue<>(CAPACITY + 2);

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    Inbox(Ticker ticker) {
        this.ticker = ticker;
    }

    /// The next message; null when none came in time.
    @Nullable Inbound take(WebSocket socket, Duration timeout) throws InterruptedException {
        Inbound message = messages.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        if (message instanceof Inbound.Text
                || message instanceof Inbound.Binary
                || message instanceof Inbound.Pong) {
            socket.request(1);
        }
        return message;
    }

    @Override
    public void onOpen(WebSocket socket) {
        socket.request(CAPACITY);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(new Inbound.Text(text.toString(), ticker.nanoTime()));
            text.setLength(0);
        } else {
            goOn(socket, text.length());
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        if (last && binary.size() == 0) {
            messages.add(new Inbound.Binary(bytes, ticker.nanoTime()));
            return null;
        }
        binary.writeBytes(bytes);
        if (last) {
            messages.add(new Inbound.Binary(binary.toByteArray(), ticker.nanoTime()));
            binary.reset();
        } else {
            goOn(socket, binary.size());
        }
        return null;
    }

    /// A pong that answers no ping of ours is passed over.
    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer mark) {
        if (mark.remaining() == Long.BYTES) {
            messages.add(new Inbound.Pong(mark.getLong(), ticker.nanoTime()));
        } else {
            socket.request(1);
        }
        return null;
    }

    private void goOn(WebSocket socket, int size) {
        if (size > LONGEST_MESSAGE) {
            socket.abort();
            messages.offer(new Inbound.Broken("the server sent a message of more than 1 MiB"));
        } else {
            socket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        messages.offer(new Inbound.Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        String message = error.getMessage();
        messages.offer(
                new Inbound.Broken(
                        message == null
                                ? "the connection broke"
                                : "the connection broke: " + message));
    }
}
