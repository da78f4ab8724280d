package dev.vox.voice;

/// The server ended the session, or the connection broke, while an utterance was awaited.
public final class SessionOver extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final int framesHeard;

    SessionOver(String reason, int framesHeard) {
        super(reason);
        this.reason = reason;
        this.framesHeard = framesHeard;
    }

    /// Why: a reason of the protocol (`max_messages`), or what broke, as a phrase.
    public String reason() {
        return reason;
    }

    /// How many frames of the utterance had come.
    public int framesHeard() {
        return framesHeard;
    }

    /// Whether a limit of the session ended it, so that a new session can go on.
    public boolean reachedLimit() {
        return switch (reason) {
            case "max_messages", "max_duration", "idle_timeout" -> true;
            default -> false;
        };
    }
}
