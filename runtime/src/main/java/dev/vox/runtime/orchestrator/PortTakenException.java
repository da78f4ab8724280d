package dev.vox.runtime.orchestrator;

/// A port that the orchestrator needs is taken by another program.
public final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String host, int port, Throwable cause) {
        super("port " + port + " on " + host + " is taken by another program", cause);
        this.port = port;
    }

    /// The port.
    public int port() {
        return port;
    }
}
