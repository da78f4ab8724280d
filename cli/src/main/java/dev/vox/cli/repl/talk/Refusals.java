package dev.vox.cli.repl.talk;

import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.voice.ConversationEvent;

/// What the stack has refused in a session. Any thread may ask.
final class Refusals {
    private static final String REFUSED = "INVALID_MESSAGE";
    private static final String VOICE_REFUSED = ErrorCode.VOICE_UNAVAILABLE.name();

    /// A dialogue that fails is spoken too.
    private static final String ANSWERED_ALL_THE_SAME = ErrorCode.DIALOGUE_FAILED.name();

    private volatile boolean voice;
    private volatile boolean listening;

    /// Whether a failure means that what was sent is not known to the stack.
    static boolean isUnknown(String code) {
        return code.equals(REFUSED);
    }

    /// Whether a failure is followed by an answer all the same.
    static boolean isAnswered(String code) {
        return code.equals(ANSWERED_ALL_THE_SAME);
    }

    void hear(ConversationEvent event) {
        if (event instanceof ConversationEvent.Failed failure
                && failure.code().equals(VOICE_REFUSED)) {
            voice = true;
        }
    }

    /// Notes that it does not listen.
    void listening() {
        listening = true;
    }

    /// Whether it does not listen.
    boolean isListening() {
        return listening;
    }

    /// Whether it has not got the voice that was asked for, and speaks with its own.
    boolean isVoice() {
        return voice;
    }
}
