package dev.vox.runtime.tts;

/// Speech could not be made, or a voice could not be loaded. The message is fit to be shown to a user.
public final class SpeechException extends Exception {
    private static final long serialVersionUID = 1L;

    public SpeechException(String message) {
        super(message);
    }

    public SpeechException(String message, Throwable cause) {
        super(message, cause);
    }
}
