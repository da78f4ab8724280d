package dev.vox.runtime.worker;

/// A session cannot be opened. The message says why, to the client.
final class SessionRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    SessionRefusedException(String message) {
        super(message);
    }
}
