package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.ClientMessage;
import dev.vox.runtime.orchestrator.message.ClientMessages;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.message.Role;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.ServerMessages;
import dev.vox.runtime.orchestrator.message.Topic;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A client that keeps what it is told, with the time it came.
final class TestClient implements WebSocket.Listener, AutoCloseable {
    record Received(ServerMessage message, long nanos) {}

    record Closed(int code, String reason) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final ReentrantLock sending = new ReentrantLock();
    private final WebSocket socket;

    private TestClient(int port, String path, String... subProtocols) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (subProtocols.length > 0) {
            builder.subprotocols(
                    subProtocols[0],
                    List.of(subProtocols).subList(1, subProtocols.length).toArray(String[]::new));
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this).join();
    }

    static TestClient connect(int port) {
        return new TestClient(port, "/");
    }

    static TestClient connect(int port, String path, String... subProtocols) {
        return new TestClient(port, path, subProtocols);
    }

    String subProtocol() {
        return socket.getSubprotocol();
    }

    // Sending.

    TestClient text(String words) {
        return send(new ClientMessage.Text(words, true));
    }

    TestClient text(String words, Role role) {
        return send(new ClientMessage.Text(words, true, role));
    }

    TestClient control(ControlAction action) {
        return send(new ClientMessage.Control(action));
    }

    TestClient accept(Topic... topics) {
        return send(new ClientMessage.Hello(Set.of(topics), null, null));
    }

    TestClient voice(String model) {
        return send(new ClientMessage.Hello(null, model, null));
    }

    TestClient pace(Pace pace) {
        return send(new ClientMessage.Hello(null, null, pace));
    }

    TestClient send(ClientMessage message) {
        return sendRaw(ClientMessages.encode(message));
    }

    TestClient sendRaw(String json) {
        return sendPart(json, true);
    }

    TestClient sendPart(String part, boolean last) {
        sending.lock();
        try {
            socket.sendText(part, last).join();
        } finally {
            sending.unlock();
        }
        return this;
    }

    TestClient sendBinary(byte[] bytes) {
        sending.lock();
        try {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        } finally {
            sending.unlock();
        }
        return this;
    }

    void sayGoodbye() {
        socket.sendClose(1000, "").join();
    }

    void vanish() {
        socket.abort();
    }

    // Waiting.

    ServerMessage next() {
        return nextReceived().message();
    }

    Received nextReceived() {
        try {
            Received next = received.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came within 20 s");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    <T extends ServerMessage> T next(Class<T> type) {
        ServerMessage next = next();
        assertThat(next).isInstanceOf(type);
        return type.cast(next);
    }

    /// Skips to the next message of a type.
    <T extends ServerMessage> T skipTo(Class<T> type) {
        while (true) {
            ServerMessage next = next();
            if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
    }

    ServerMessage.Failure error(ErrorCode code) {
        ServerMessage.Failure failure = skipTo(ServerMessage.Failure.class);
        assertThat(failure.code()).as(failure.message()).isEqualTo(code);
        return failure;
    }

    String started() {
        return next(ServerMessage.SessionStart.class).sessionId();
    }

    List<ServerMessage.Audio> frames(int count) {
        List<ServerMessage.Audio> frames = new ArrayList<>();
        while (frames.size() < count) {
            frames.add(next(ServerMessage.Audio.class));
        }
        return frames;
    }

    /// Everything up to the end of an utterance; the client has to accept metrics.
    List<ServerMessage.Audio> utterance() {
        List<ServerMessage.Audio> frames = new ArrayList<>();
        while (true) {
            ServerMessage next = next();
            if (next instanceof ServerMessage.Audio audio) {
                frames.add(audio);
            } else if (next instanceof ServerMessage.Metrics) {
                return frames;
            } else {
                throw new AssertionError("unexpected: " + next);
            }
        }
    }

    Closed awaitClosed() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    // Receiving.

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                received.add(
                        new Received(ServerMessages.decode(text.toString()), System.nanoTime()));
            } catch (InvalidMessageException e) {
                closed.completeExceptionally(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            try {
                received.add(
                        new Received(AudioBinary.decode(binary.toByteArray()), System.nanoTime()));
            } catch (InvalidMessageException e) {
                closed.completeExceptionally(e);
            }
            binary.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(new Closed(statusCode, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
