package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The turn of the user's that is being answered, and what was said and waits for its turn. Guarded by the stage's lock.
///
/// In legacy mode there never is one.
final class OpenTurn {
    private final Client client;
    private final boolean agent;
    private @Nullable Turn current;
    private @Nullable Said unanswered;
    private @Nullable String broken;
    private int speaking;

    /// @param agent whether the server has an agent, whose words are transcribed
    OpenTurn(Client client, boolean agent) {
        this.client = client;
        this.agent = agent;
    }

    Optional<Turn> current() {
        return Optional.ofNullable(current);
    }

    /// Whether nothing is being answered and nothing waits to be.
    boolean isNone() {
        return current == null && unanswered == null;
    }

    /// The user seems to speak: until it is known what was said, no answer begins and none goes on.
    void userSpeaks() {
        speaking++;
    }

    /// It is known what the user said.
    void userUnderstood() {
        speaking--;
    }

    /// Whether the user speaks, or it is not known yet what was said.
    boolean isUserSpeaking() {
        return speaking > 0;
    }

    /// Begins to answer a turn. One before it that has failed and was not apologised for yet is over.
    void open(Turn turn) {
        end();
        current = turn;
    }

    /// Keeps what was said until it can be answered; together with the turn that has not been answered yet.
    void keep(Said said) {
        Turn turn = current;
        if (turn != null && turn.isThinking() && !turn.hasFailed()) {
            end();
            unanswered = said.after(turn.said());
        } else {
            unanswered = said.after(unanswered);
        }
    }

    /// Takes what is to be answered now.
    Optional<Said> takeUnanswered() {
        Optional<Said> said = Optional.ofNullable(unanswered);
        unanswered = null;
        return said;
    }

    /// Characters that wait to be answered.
    int unansweredLength() {
        Said said = unanswered;
        return said == null ? 0 : said.text().length();
    }

    /// An utterance begins to sound.
    void begins(Utterance utterance) {
        if (agent) {
            client.tellIfAccepted(
                    Topic.TRANSCRIPT,
                    new ServerMessage.Transcript("assistant", utterance.text(), true));
        }
        if (utterance.turn() != null) {
            utterance.turn().begins(utterance.text());
        }
    }

    /// An utterance is over.
    void ends(Utterance utterance) {
        Turn turn = utterance.turn();
        if (turn != null) {
            turn.ends();
            closeIfDone(turn);
        }
    }

    /// The answer is written.
    void written(Turn turn) {
        turn.isWritten();
        closeIfDone(turn);
    }

    /// The answer is not wanted any more.
    void end() {
        Turn turn = current;
        if (turn != null) {
            turn.drop();
            broken = turn.heard();
            tell(turn, true);
            current = null;
        }
    }

    /// What was heard of an answer that was broken off since this was asked last, or empty when none was.
    Optional<String> takeBroken() {
        Optional<String> heard = Optional.ofNullable(broken);
        broken = null;
        return heard;
    }

    private void closeIfDone(Turn turn) {
        if (turn == current && turn.isDone()) {
            turn.close();
            current = null;
            tell(turn, false);
        }
    }

    private void tell(Turn turn, boolean dropped) {
        client.tellIfAccepted(Topic.TURN, turn.figures(dropped));
    }
}
