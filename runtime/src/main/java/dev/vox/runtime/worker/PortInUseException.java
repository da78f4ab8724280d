package dev.vox.runtime.worker;

import java.io.IOException;

/// Another program listens on a port that the worker needs.
public final class PortInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUseException(String host, int port, Throwable cause) {
        super("port " + port + " on " + host + " is in use", cause);
        this.port = port;
    }

    /// The port that is taken.
    public int port() {
        return port;
    }
}
