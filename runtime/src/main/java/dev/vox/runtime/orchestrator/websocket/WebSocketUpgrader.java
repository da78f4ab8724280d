package dev.vox.runtime.orchestrator.websocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Function;

/// Answers the opening handshake, on any path (RFC 6455, section 4.2).
public final class WebSocketUpgrader implements Http1Upgrader {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName VERSION = HeaderNames.create("Sec-WebSocket-Version");
    private static final HeaderName PROTOCOL = HeaderNames.create("Sec-WebSocket-Protocol");

    private final String subProtocol;
    private final Function<WebSocketConnection, ConnectionListener> listeners;

    /// @param subProtocol the one sub-protocol that is spoken when a client offers it
    /// @param listeners makes the listener of a new connection
    public WebSocketUpgrader(
            String subProtocol, Function<WebSocketConnection, ConnectionListener> listeners) {
        this.subProtocol = subProtocol;
        this.listeners = listeners;
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    @Override
    public ServerConnection upgrade(
            ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        if (!headers.contains(VERSION) || !headers.get(VERSION).get().equals("13")) {
            throw badRequest("Sec-WebSocket-Version must be 13");
        }
        if (!headers.contains(KEY)) {
            throw badRequest("Sec-WebSocket-Key is missing");
        }
        String agreed =
                headers.contains(PROTOCOL)
                                && headers.get(PROTOCOL).allValues(true).contains(subProtocol)
                        ? subProtocol
                        : "";
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept(headers.get(KEY).get())
                        + (agreed.isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + agreed)
                        + "\r\n\r\n";
        context.dataWriter()
                .writeNow(BufferData.create(answer.getBytes(StandardCharsets.US_ASCII)));
        return new WebSocketConnection(context, agreed, listeners);
    }

    private static String accept(String key) {
        try {
            if (Base64.getDecoder().decode(key).length != 16) {
                throw badRequest("Sec-WebSocket-Key has not 16 bytes");
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (IllegalArgumentException e) {
            throw badRequest("Sec-WebSocket-Key is not base64");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static RequestException badRequest(String message) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .message(message)
                .build();
    }
}
