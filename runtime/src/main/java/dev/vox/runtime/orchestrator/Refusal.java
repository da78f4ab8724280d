package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.websocket.ConnectionListener;
import dev.vox.runtime.orchestrator.websocket.WebSocketConnection;

/// A client that gets no session: it is told why, and closed.
final class Refusal implements ConnectionListener {
    private final WebSocketConnection connection;
    private final int closeCode;
    private final String reason;

    Refusal(WebSocketConnection connection, int closeCode, String reason) {
        this.connection = connection;
        this.closeCode = closeCode;
        this.reason = reason;
    }

    @Override
    public void onOpen() {
        connection.close(closeCode, reason);
    }

    @Override
    public void onText(String text) {}

    @Override
    public void onBinary(byte[] bytes) {}

    @Override
    public void onClosing() {}

    @Override
    public void onGone() {}
}
