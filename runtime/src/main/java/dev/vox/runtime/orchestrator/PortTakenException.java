package dev.vox.runtime.orchestrator;

/// A port that the orchestrator needs cannot be used, most often since another program has it.
public final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String host, int port, String reason) {
        super("port " + port + " on " + host + " cannot be used: " + reason);
        this.port = port;
    }

    /// The port.
    public int port() {
        return port;
    }
}
