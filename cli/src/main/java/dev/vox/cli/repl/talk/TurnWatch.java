package dev.vox.cli.repl.talk;

import java.time.Duration;
import java.util.OptionalLong;

/// Knows whether what the user began is over: said, answered, and the answer at its end. One thread at a time, but where it is
/// said otherwise.
final class TurnWatch {
    /// Speech that is not answered for so long was not understood.
    private static final Duration NO_ANSWER = Duration.ofSeconds(10);

    /// What the user is told when nothing was.
    static final String GIVEN_UP =
            "no answer came within %d s: nothing was understood".formatted(NO_ANSWER.toSeconds());

    private static final Duration FORGOTTEN = Duration.ofSeconds(3);

    private static final String SPEAKING = "SPEAKING";
    private static final String BARGED_IN = "BARGED_IN";

    private String state = "";
    private boolean awaiting;
    private boolean answered;
    private boolean told;
    private boolean stops;
    private boolean stopsEarlier;
    private volatile boolean userTalks;
    private boolean userTalked;
    private OptionalLong unansweredSince = OptionalLong.empty();
    private OptionalLong utteredAt = OptionalLong.empty();

    /// The user begins a turn.
    ///
    /// @param told whether the stack will tell the end of its answer; else each of its utterances may be the last
    void begin(boolean told) {
        this.told = told;
        stopsEarlier |= stops;
        stops = false;
        awaiting = true;
        answered = false;
        userTalked = false;
        utteredAt = OptionalLong.empty();
        unansweredSince = OptionalLong.empty();
    }

    /// The user's speech is what begins it.
    void userTalks() {
        userTalks = true;
        userTalked = true;
    }

    /// The user has said all of it; any thread.
    void userIsDone() {
        userTalks = false;
    }

    /// The stack heard the end of the user's speech, and is to answer it.
    void understood(long now) {
        begin(true);
        unansweredSince = OptionalLong.of(now);
    }

    /// The session is in another state.
    void state(String name) {
        state = name;
    }

    /// The answer begins.
    void answerBegan() {
        unansweredSince = OptionalLong.empty();
    }

    /// An utterance of the answer is over.
    void uttered(long now) {
        answered |= !told;
        utteredAt = OptionalLong.of(now);
    }

    /// The stack says that its answer is over: while the user talks, or a turn before is still being stopped, that to the turn
    /// before.
    void answerOver() {
        answered |= !userTalked && !stopsEarlier;
    }

    /// The answer is being stopped.
    void stops() {
        stops = true;
    }

    /// The stack has stopped: this answer, or that to a turn before.
    void stopped() {
        answered |= !stopsEarlier;
        stops &= stopsEarlier;
        stopsEarlier = false;
    }

    /// The answer is over, or there will be none.
    void answered() {
        answered = true;
    }

    /// Whether the stack says that it speaks.
    boolean speaking() {
        return state.equals(SPEAKING);
    }

    /// Whether a turn is not over yet.
    boolean awaiting() {
        return awaiting;
    }

    /// A stack that should tell the end of its answer, and has said nothing for long, has forgotten to.
    void assumeEnd(long now) {
        answered |=
                utteredAt.isPresent()
                        && !speaking()
                        && now - utteredAt.getAsLong() > FORGOTTEN.toNanos();
    }

    /// Gives up the answer to a speech that was not understood.
    ///
    /// @return whether it was given up now
    boolean giveUp(long now) {
        if (userTalked && !userTalks) {
            userTalked = false;
            unansweredSince = answered ? OptionalLong.empty() : OptionalLong.of(now);
        }
        if (unansweredSince.isEmpty() || now - unansweredSince.getAsLong() < NO_ANSWER.toNanos()) {
            return false;
        }
        unansweredSince = OptionalLong.empty();
        answered = true;
        return true;
    }

    /// Ends the turn when everything of it is over.
    ///
    /// @param sounding whether something of the answer is yet to come or to be measured
    /// @return whether it ended now
    boolean finish(boolean sounding) {
        boolean ends =
                awaiting
                        && answered
                        && !sounding
                        && !userTalks
                        && !speaking()
                        && !state.equals(BARGED_IN);
        awaiting &= !ends;
        return ends;
    }

    /// The session is over, and every turn with it.
    void end() {
        awaiting = false;
    }
}
