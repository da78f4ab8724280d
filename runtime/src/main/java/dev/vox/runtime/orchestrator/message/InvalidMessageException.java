package dev.vox.runtime.orchestrator.message;

/// A message that cannot be read. The message says what is wrong and is fit to be sent back.
public final class InvalidMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidMessageException(String message) {
        super(message);
    }

    public InvalidMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
