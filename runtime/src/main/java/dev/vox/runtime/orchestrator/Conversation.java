package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.session.EndReason;
import dev.vox.runtime.session.SessionEvent;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;
import java.util.Set;

/// What the client and the server do in a session.
final class Conversation {
    private final Stage stage;
    private final Agenda agenda;
    private final OpenTurn turn;
    private boolean finishing;

    Conversation(Stage stage, Agenda agenda, OpenTurn turn) {
        this.stage = stage;
        this.agenda = agenda;
        this.turn = turn;
    }

    // What the client does.

    void open() {
        stage.locked(() -> stage.apply(new SessionEvent.Opened()));
    }

    void text(String text) {
        stage.locked(() -> {
            if (stage.isOver()) {
                return;
            }
            OptionalInt number = agenda.arrive(text);
            if (number.isEmpty()) {
                stage.tellError(ErrorCode.TEXT_REFUSED, "too much text waits to be spoken");
                return;
            }
            stage.apply(new SessionEvent.TextArrived(number.getAsInt()));
            finishIfComplete();
        });
    }

    void control(ControlAction action) {
        SessionEvent event =
                switch (action) {
                    case PAUSE -> new SessionEvent.PauseAsked();
                    case RESUME -> new SessionEvent.ResumeAsked();
                    case STOP -> new SessionEvent.StopAsked();
                };
        stage.locked(() -> {
            stage.applyUnlessOver(event);
            finishIfComplete();
        });
    }

    void hello(@Nullable Set<Topic> accept, @Nullable String voice, @Nullable Pace pace) {
        stage.locked(() -> {
            if (accept != null) {
                stage.client().accept(accept);
            }
            if (pace != null) {
                stage.effects().pace(pace);
                stage.signal();
            }
            if (voice != null && !stage.isOver() && !agenda.changeVoice(voice)) {
                stage.tellError(ErrorCode.VOICE_UNAVAILABLE, "too many changes of voice wait");
            }
        });
    }

    // What the server does.

    /// Ends the session when the running utterance has ended; texts that wait are dropped.
    void finish(EndReason reason) {
        stage.locked(() -> stage.applyUnlessOver(new SessionEvent.FinishAsked(reason, false)));
    }

    /// Ends the session now.
    void end(EndReason reason) {
        stage.locked(() -> stage.applyUnlessOver(new SessionEvent.EndAsked(reason)));
    }

    /// Tells the client that something went wrong.
    void error(ErrorCode code, String message) {
        stage.locked(() -> stage.tellError(code, message));
    }

    /// How many texts and turns came.
    int messages() {
        return stage.supply(agenda::messages);
    }

    /// How often the user broke in.
    int bargeIns() {
        return stage.supply(stage.effects()::bargeIns);
    }

    /// Ends a session that has had all its texts, when what is to be said is said. Under the lock.
    void finishIfComplete() {
        if (agenda.isComplete() && turn.isNone() && !finishing) {
            finishing = true;
            stage.applyUnlessOver(new SessionEvent.FinishAsked(EndReason.MAX_MESSAGES, true));
        }
    }
}
