package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.session.SessionEvent;
import dev.vox.runtime.session.SessionState;

import org.jspecify.annotations.Nullable;

/// The user's turns in a session: what was said is answered, one turn after the other.
///
/// A turn that comes while the agent speaks breaks in. One that comes while the answer before it is still thought about,
/// and nothing of it has sounded, is answered together with it. While the user speaks no answer begins and none goes on.
final class Turns {
    /// Characters that may wait to be answered.
    private static final int MOST_CHARACTERS = 64 << 10;

    private final Stage stage;
    private final Agenda agenda;
    private final OpenTurn open;
    private final Conversation conversation;
    private final Answers answers;
    private int turns;
    private int speeches;

    Turns(Stage stage, Agenda agenda, OpenTurn open, Conversation conversation, Answers answers) {
        this.stage = stage;
        this.agenda = agenda;
        this.open = open;
        this.conversation = conversation;
        this.answers = answers;
    }

    /// The user wrote. Blank text says nothing.
    void written(String text) {
        stage.locked(() -> {
            if (!text.isBlank()) {
                said(Said.written(text.strip()));
            }
            answerIfSilent();
        });
    }

    /// The user seems to speak.
    void speechBegan() {
        stage.locked(() -> {
            open.userSpeaks();
            speeches++;
            stage.applyUnlessOver(new SessionEvent.UserSpeechStarted());
        });
    }

    /// The user does speak.
    void speechConfirmed() {
        stage.locked(() -> stage.applyUnlessOver(new SessionEvent.UserSpeechConfirmed()));
    }

    /// The user stopped speaking, or never spoke; what was said follows. A speech that is found to be none while the next one
    /// goes on ends nothing.
    void speechEnded() {
        stage.locked(() -> {
            speeches--;
            if (speeches == 0) {
                stage.applyUnlessOver(new SessionEvent.UserSpeechEnded());
            }
            conversation.finishIfComplete();
        });
    }

    /// It is known what the user said.
    ///
    /// @param said null when it was nothing
    void understood(@Nullable Said said) {
        stage.locked(() -> {
            open.userUnderstood();
            if (said != null) {
                said(said);
            }
            answerIfSilent();
        });
    }

    private void said(Said said) {
        if (stage.isOver()) {
            return;
        }
        if (agenda.isComplete()) {
            stage.tellError(
                    ErrorCode.TEXT_REFUSED,
                    "the session ends (max_messages); what was said is not answered");
            return;
        }
        if (open.unansweredLength() + said.text().length() > MOST_CHARACTERS) {
            stage.tellError(ErrorCode.TEXT_REFUSED, "too much text waits to be answered");
            return;
        }
        agenda.turn();
        stage.tell(Topic.TRANSCRIPT, new ServerMessage.Transcript("user", said.text(), true));
        open.keep(said);
        breakIn();
    }

    /// What is said interrupts, however it was said.
    private void breakIn() {
        if (stage.state() instanceof SessionState.Speaking) {
            stage.apply(new SessionEvent.UserSpeechConfirmed());
            if (speeches == 0) {
                stage.applyUnlessOver(new SessionEvent.UserSpeechEnded());
            }
        }
    }

    private void answerIfSilent() {
        if (!open.isUserSpeaking() && !stage.isOver()) {
            open.takeUnanswered()
                    .ifPresent(said -> {
                        turns++;
                        Turn turn = new Turn(turns, said);
                        open.open(turn);
                        answers.write(turn);
                    });
            conversation.finishIfComplete();
        }
        stage.signal();
    }
}
