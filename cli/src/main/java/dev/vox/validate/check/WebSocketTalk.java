package dev.vox.validate.check;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.probe.Reasons;

import org.jspecify.annotations.Nullable;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What comes over one WebSocket connection, as it comes. Messages beyond a thousand that nobody took are dropped; how it ended
/// never is.
final class WebSocketTalk implements WebSocket.Listener {
    private static final int MOST = 1000;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(MOST);
    private final StringBuilder text = new StringBuilder();
    private long bytes;

    /// Something that came.
    sealed interface Event {}

    /// A message: a text as JSON where it is some, else as text; bytes as `{binary: COUNT}`.
    record Message(JsonValue value) implements Event {}

    /// The server closed the connection.
    record Closed(int code, String reason) implements Event {}

    /// The connection broke.
    record Broken(String reason) implements Event {}

    /// The next thing; null when none came in time.
    @Nullable Event next(Duration most) throws InterruptedException {
        return events.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (text.length() < MOST_CHARACTERS) {
            text.append(part);
        }
        if (last) {
            events.offer(new Message(read(text.toString())));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        bytes += part.remaining();
        if (last) {
            JsonValue count = new JsonValue.Figure(Long.toString(bytes));
            events.offer(new Message(new JsonValue.Members(Map.of("binary", count))));
            bytes = 0;
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        end(new Broken(Reasons.of(failure)));
    }

    /// A message makes room for it where there is none.
    private void end(Event event) {
        while (!events.offer(event)) {
            events.poll();
        }
    }

    private static JsonValue read(String text) {
        try {
            return Json.parse("message", text);
        } catch (MalformedJson e) {
            return new JsonValue.Text(text);
        }
    }
}
