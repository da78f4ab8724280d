package dev.vox.runtime.dialogue.scripted;

/// A regular expression takes longer for a text than anybody waits.
public final class EndlessMatchException extends Exception {
    private static final long serialVersionUID = 1L;

    EndlessMatchException(String message) {
        super(message);
    }
}
