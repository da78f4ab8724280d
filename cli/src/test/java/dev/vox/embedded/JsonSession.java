package dev.vox.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of the orchestrator that knows no more than the protocol's JSON.
final class JsonSession implements WebSocket.Listener, AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;

    private JsonSession(int port) {
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create("ws://127.0.0.1:" + port), this)
                        .join();
    }

    static JsonSession connect(int port) {
        return new JsonSession(port);
    }

    void say(String words) {
        socket.sendText("{\"type\":\"text\",\"text\":\"" + words + "\",\"is_final\":true}", true)
                .join();
    }

    /// Asks for messages that a client is sent only when it does.
    void hello(String topic) {
        socket.sendText("{\"type\":\"hello\",\"accept\":[\"" + topic + "\"]}", true).join();
    }

    /// The next message of a type that somebody said; others are skipped.
    String next(String type, String role) throws InterruptedException {
        String message = next(type);
        while (!message.contains("\"role\":\"" + role + "\"")) {
            message = next(type);
        }
        return message;
    }

    /// The next message of a type; others are skipped.
    String next(String type) throws InterruptedException {
        while (true) {
            String message = message();
            if (is(message, type)) {
                return message;
            }
        }
    }

    /// Says it again after each error, until it sounds.
    void speakUntilHeard(String words) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        say(words);
        while (System.nanoTime() < end) {
            String message = message();
            if (is(message, "audio")) {
                return;
            }
            if (is(message, "error")) {
                say(words);
            }
        }
        throw new AssertionError("nothing sounded within " + PATIENCE_SECONDS + " s");
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }

    private String message() throws InterruptedException {
        String message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    private static boolean is(String message, String type) {
        return message.contains("\"type\":\"" + type + "\"");
    }
}
