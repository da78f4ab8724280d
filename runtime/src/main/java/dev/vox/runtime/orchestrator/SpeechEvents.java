package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.hearing.EarListener;
import dev.vox.runtime.orchestrator.hearing.SpeechMark;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.SpeechMoment;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.session.SessionState;
import dev.vox.runtime.vad.Attention;

/// What the ear makes out becomes events of the session, and is told to the client that asked.
final class SpeechEvents implements EarListener {
    private final Stage stage;
    private final Turns turns;
    private final SessionClock clock;

    SpeechEvents(Stage stage, Turns turns, SessionClock clock) {
        this.stage = stage;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public Attention attention() {
        return switch (stage.state()) {
            case SessionState.Speaking _ -> Attention.SPEAKING;
            case SessionState.BargedIn _ -> Attention.BARGED_IN;
            case SessionState.Idle _,
                    SessionState.Listening _,
                    SessionState.WaitingForInput _,
                    SessionState.Terminated _ ->
                    Attention.LISTENING;
        };
    }

    @Override
    public void began(SpeechMark mark) {
        clock.active();
        turns.speechBegan();
        tell(SpeechMoment.BEGAN, mark);
    }

    @Override
    public void confirmed() {
        turns.speechConfirmed();
    }

    @Override
    public void ended(SpeechMark mark) {
        clock.active();
        turns.speechEnded();
        tell(SpeechMoment.ENDED, mark);
    }

    @Override
    public void falseAlarm(SpeechMark mark) {
        turns.speechEnded();
        tell(SpeechMoment.FALSE_ALARM, mark);
        turns.understood(null);
    }

    @Override
    public void partial(String text) {
        stage.locked(() ->
                stage.tell(Topic.TRANSCRIPT, new ServerMessage.Transcript("user", text, false)));
    }

    @Override
    public void understood(String text, long endedAt) {
        turns.understood(Said.spoken(text, endedAt));
    }

    @Override
    public void nothingUnderstood() {
        turns.understood(null);
    }

    @Override
    public void failed(String message) {
        stage.locked(() -> stage.tellError(ErrorCode.RECOGNITION_FAILED, message));
    }

    private void tell(SpeechMoment moment, SpeechMark mark) {
        stage.locked(() ->
                stage.tell(
                        Topic.SPEECH,
                        new ServerMessage.Speech(moment, mark.atMillis(), mark.decidedAtMillis())));
    }
}
