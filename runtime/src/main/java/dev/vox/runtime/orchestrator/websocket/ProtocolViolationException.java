package dev.vox.runtime.orchestrator.websocket;

/// The peer broke a rule that ends the connection.
final class ProtocolViolationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int closeCode;

    ProtocolViolationException(int closeCode, String message) {
        super(message);
        this.closeCode = closeCode;
    }

    int closeCode() {
        return closeCode;
    }
}
