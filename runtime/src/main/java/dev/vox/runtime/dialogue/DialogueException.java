package dev.vox.runtime.dialogue;

/// There is no answer. The message names the dialogue and the reason, holds no secret, and is fit to be shown to a user.
public final class DialogueException extends Exception {
    private static final long serialVersionUID = 1L;

    public DialogueException(String message) {
        super(message);
    }

    public DialogueException(String message, Throwable cause) {
        super(message, cause);
    }
}
