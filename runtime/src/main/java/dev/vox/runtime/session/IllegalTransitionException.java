package dev.vox.runtime.session;

/// An event came in a state that has no answer to it. That is a bug of the caller; the message names both.
public final class IllegalTransitionException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IllegalTransitionException(SessionState state, SessionEvent event) {
        super("no transition from " + state + " on " + event);
    }
}
