package dev.vox.runtime.asr;

/// Speech could not be recognised. The message names the recogniser and the reason, and is fit to be shown to a user.
public final class RecognitionException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecognitionException(String message) {
        super(message);
    }

    public RecognitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
