package dev.vox.runtime.dialogue.openai;

import java.time.Duration;

/// The time that is left to wait for one answer. Used by one thread, which says what it spent.
final class Allowance {
    private final ChatSettings.Patience patience;
    private long untilToken;
    private long untilEnd;
    private boolean begun;

    Allowance(ChatSettings.Patience patience) {
        this.patience = patience;
        untilToken = patience.firstToken().toNanos();
        untilEnd = patience.total().toNanos();
    }

    /// How long the next wait may be, in ns; 0 or less when it is used up.
    long left() {
        return Math.min(untilToken, untilEnd);
    }

    /// Takes off what was waited since a moment of `System.nanoTime`.
    void waitedSince(long begin) {
        long waited = System.nanoTime() - begin;
        untilToken -= waited;
        untilEnd -= waited;
    }

    /// Something of the answer has come.
    void token() {
        begun = true;
        untilToken = patience.betweenTokens().toNanos();
    }

    /// Why the wait is over.
    ChatFailure usedUp() {
        if (untilEnd <= untilToken) {
            return late("did not complete its answer within", patience.total());
        }
        return begun
                ? late("fell silent in its answer for", patience.betweenTokens())
                : late("did not begin to answer within", patience.firstToken());
    }

    private static ChatFailure late(String what, Duration limit) {
        return ChatFailure.lasting(what + " " + limit.toMillis() + " ms");
    }
}
