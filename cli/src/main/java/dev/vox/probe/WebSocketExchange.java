package dev.vox.probe;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Connects and waits for the `session_start` of an orchestrator, then takes its leave.
///
/// The JDK's own client takes 140 ms to start, more than a whole probe may take; this one 40 ms (decision 0012).
record WebSocketExchange(URI address) implements Exchange {
    private static final long GOODBYE_MILLIS = 250;

    @Override
    public Said run(Waiting waiting) throws IOException, InterruptedException {
        Client client = new Client(address, waiting);
        client.setDaemon(true);
        client.setConnectionLostTimeout(0);
        client.setProxy(Proxy.NO_PROXY);
        waiting.nowFor("answer to the WebSocket handshake");
        try {
            client.connect();
            return client.answer.get();
        } catch (ExecutionException e) {
            throw Reasons.asIo(e);
        } finally {
            client.leave();
        }
    }

    /// The library's client, which hands over the first thing that happens.
    private static final class Client extends WebSocketClient {
        private final CompletableFuture<Said> answer = new CompletableFuture<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Waiting waiting;

        Client(URI address, Waiting waiting) {
            super(address, new Draft_6455(), Map.of(), waiting.leftMillis());
            this.waiting = waiting;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            waiting.nowFor("session_start");
        }

        @Override
        public void onMessage(String message) {
            answer.complete(read(message));
        }

        @Override
        public void onClose(int code, @Nullable String reason, boolean remote) {
            answer.complete(Said.no(closing(code, reason == null ? "" : reason)));
            closed.countDown();
        }

        @Override
        public void onError(Exception failure) {
            if (failure instanceof java.net.SocketTimeoutException) {
                answer.complete(waiting.late());
            } else {
                answer.completeExceptionally(failure);
            }
        }

        /// Says goodbye, so that the server does not keep a session, and cuts the line when that takes too long.
        private void leave() {
            try {
                close();
                if (!closed.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
                    cut();
                }
            } catch (InterruptedException e) {
                cut();
                Thread.currentThread().interrupt();
            }
        }

        private void cut() {
            closeConnection(1000, "");
            try {
                if (getSocket() != null) {
                    getSocket().close();
                }
            } catch (IOException e) {
                // it is closed already
            }
        }
    }

    private static Said read(String message) {
        try {
            JsonValue fields = Json.parse("first message", message);
            String type = fields.text("type").orElse("");
            return switch (type) {
                case "session_start" -> Said.yes("session_start");
                case "error" -> Said.no(Reasons.phrase(fields.text("message").orElse("an error")));
                default ->
                        Said.no(
                                "the first message is no session_start: "
                                        + Reasons.phrase(message));
            };
        } catch (MalformedJson e) {
            return Said.no("the first message is no session_start: " + Reasons.phrase(message));
        }
    }

    private static String closing(int code, String reason) {
        if (reason.startsWith("Invalid status code received: ")) {
            String status = reason.substring("Invalid status code received: ".length());
            return "the WebSocket handshake was answered with HTTP " + status.split(" ", 2)[0];
        }
        return switch (code) {
            case 1002 -> "what answers does not speak WebSocket";
            case 1006, -1 -> "the connection was closed before session_start";
            default ->
                    "closed before session_start with "
                            + code
                            + (reason.isBlank() ? "" : ": " + Reasons.phrase(reason));
        };
    }
}
