package dev.vox.runtime.orchestrator.websocket;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// One WebSocket: reads on its own thread, writes from any.
///
/// A write goes to the socket at once and blocks while the peer does not read; nothing is queued, so memory stays bounded.
/// Who owns the connection asks [#isStuck] now and then and [#abort()]s it. After a close frame is sent, or the peer is
/// gone, writes do nothing.
public final class WebSocketConnection implements ServerConnection {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");
    private static final long CLOSE_ANSWER_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int LONGEST_HEADER = 10;
    private static final int LONGEST_REASON = 123;

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int FINAL_CLOSE = 0x88;
    private static final int FINAL_PONG = 0x8A;

    private final ConnectionContext context;
    private final String subProtocol;
    private final MessageReader reader;
    private final ConnectionListener listener;
    private final ReentrantLock writing = new ReentrantLock();
    private byte[] out = new byte[4096];
    private boolean closed;
    private volatile long writeStarted;
    private volatile long closeStarted;

    WebSocketConnection(
            ConnectionContext context,
            String subProtocol,
            Function<WebSocketConnection, ConnectionListener> listeners) {
        this.context = context;
        this.subProtocol = subProtocol;
        this.reader = new MessageReader(context.dataReader());
        this.listener = listeners.apply(this);
    }

    /// The sub-protocol agreed on; empty when none was.
    public String subProtocol() {
        return subProtocol;
    }

    /// Sends a text message.
    public void sendText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(FINAL_TEXT, bytes, bytes.length);
    }

    /// Sends the first `length` bytes as a text message; they are UTF-8.
    public void sendText(byte[] utf8, int length) {
        write(FINAL_TEXT, utf8, length);
    }

    /// Sends a binary message.
    public void sendBinary(byte[] bytes) {
        write(FINAL_BINARY, bytes, bytes.length);
    }

    /// Sends a close frame; the connection ends when the peer answers it, or two seconds later.
    ///
    /// @param reason cut to 123 bytes
    public void close(int code, String reason) {
        byte[] text = cut(reason);
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        writing.lock();
        try {
            if (closed) {
                return;
            }
            write(FINAL_CLOSE, payload, payload.length);
            closed = true;
            closeStarted = stamp();
        } finally {
            writing.unlock();
        }
    }

    /// Ends the connection without a word, from any thread; blocked reads and writes fail.
    public void abort() {
        context.serverSocket().close();
    }

    /// Whether the peer has left a write, or a close frame, unanswered for too long.
    public boolean isStuck(Duration longestWrite) {
        long now = System.nanoTime();
        long write = writeStarted;
        long close = closeStarted;
        return (write != 0 && now - write > longestWrite.toNanos())
                || (close != 0 && now - close > CLOSE_ANSWER_NANOS);
    }

    @Override
    public void handle(Limit limit) {
        try {
            listener.onOpen();
            readMessages();
        } catch (ProtocolViolationException e) {
            LOGGER.log(DEBUG, "closing a connection: {0}", e.getMessage());
            close(e.closeCode(), String.valueOf(e.getMessage()));
            listener.onClosing();
            drain();
        } catch (DataReader.InsufficientDataAvailableException
                | CloseConnectionException
                | UncheckedIOException e) {
            LOGGER.log(DEBUG, "a connection ended without a close: {0}", e.getMessage());
        } catch (RuntimeException e) {
            LOGGER.log(ERROR, "a connection failed", e);
            close(CloseCode.INTERNAL_ERROR, "internal error");
        } finally {
            gone();
        }
    }

    /// Sessions end by their own limits, never by the server's idle timeout.
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        if (interrupt) {
            abort();
        }
    }

    private void readMessages() throws ProtocolViolationException {
        while (true) {
            switch (reader.next()) {
                case Incoming.Text(String text) -> listener.onText(text);
                case Incoming.Binary(byte[] bytes) -> listener.onBinary(bytes);
                case Incoming.Ping(byte[] bytes) -> write(FINAL_PONG, bytes, bytes.length);
                case Incoming.Pong() -> {}
                case Incoming.Close() -> {
                    listener.onClosing();
                    close(CloseCode.NORMAL, "");
                    return;
                }
            }
        }
    }

    /// What the peer had sent is read, or closing the socket would reset it and take the close frame along.
    private void drain() {
        try {
            reader.drain();
        } catch (RuntimeException e) {
            LOGGER.log(DEBUG, "drained a connection: {0}", e.getMessage());
        }
    }

    private void gone() {
        writing.lock();
        try {
            closed = true;
            closeStarted = 0;
        } finally {
            writing.unlock();
        }
        listener.onGone();
    }

    private void write(int firstByte, byte[] payload, int length) {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            int end = frame(firstByte, payload, length);
            writeStarted = stamp();
            context.dataWriter().writeNow(BufferData.create(out, 0, end));
        } catch (UncheckedIOException | SocketWriterException | CloseConnectionException e) {
            LOGGER.log(DEBUG, "a client went while it was written to: {0}", e.getMessage());
            closed = true;
            abort();
        } finally {
            writeStarted = 0;
            writing.unlock();
        }
    }

    /// Puts header and payload side by side, so that they leave in one packet; returns their end.
    private int frame(int firstByte, byte[] payload, int length) {
        if (out.length < length + LONGEST_HEADER) {
            out = new byte[length + LONGEST_HEADER];
        }
        out[0] = (byte) firstByte;
        int at = 1;
        if (length <= 125) {
            out[at++] = (byte) length;
        } else if (length <= 0xFFFF) {
            out[at++] = 126;
            out[at++] = (byte) (length >>> 8);
            out[at++] = (byte) length;
        } else {
            out[at++] = 127;
            for (int shift = 56; shift >= 0; shift -= 8) {
                out[at++] = (byte) ((long) length >>> shift);
            }
        }
        System.arraycopy(payload, 0, out, at, length);
        return at + length;
    }

    /// Now, and never 0, which stands for "not under way".
    private static long stamp() {
        long now = System.nanoTime();
        return now == 0 ? 1 : now;
    }

    private static byte[] cut(String reason) {
        String cut = reason;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut.getBytes(StandardCharsets.UTF_8);
    }
}
