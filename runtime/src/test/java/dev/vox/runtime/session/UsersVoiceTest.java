package dev.vox.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.session.SessionState.BargedIn;
import dev.vox.runtime.session.SessionState.Listening;
import dev.vox.runtime.session.SessionState.Speaking;
import dev.vox.runtime.session.SessionState.Terminated;
import dev.vox.runtime.session.SessionState.WaitingForInput;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Breaking in, false alarms, and answers of several sentences.
final class UsersVoiceTest {
    private static final SessionEvent SPEECH = new SessionEvent.UserSpeechStarted();
    private static final SessionEvent SURE = new SessionEvent.UserSpeechConfirmed();
    private static final SessionEvent SILENCE = new SessionEvent.UserSpeechEnded();
    private static final Speaking SOUNDS = new Speaking(1, 2, false, null);

    @Test
    void whatSeemsToBeSpeechHoldsPausesAndFlushesInThisOrderAndStaysSpeaking() {
        Transition doubt = SessionMachine.next(SOUNDS, SPEECH);
        assertThat(doubt.state()).isEqualTo(SOUNDS.withDoubted(true));
        assertThat(doubt.effects())
                .containsExactly(
                        new SessionEffect.HoldAudio(),
                        new SessionEffect.PauseWorker(),
                        new SessionEffect.KeepUnplayed(),
                        new SessionEffect.FlushClient());
        assertThat(SessionMachine.next(doubt.state(), SPEECH).effects()).isEmpty();
    }

    @Test
    void aConfirmationStopsTheWorkerAndEndsTheAnswer() {
        Transition sure = SessionMachine.next(SOUNDS.withDoubted(true), SURE);
        assertThat(sure.state()).isEqualTo(new BargedIn());
        assertThat(sure.effects())
                .startsWith(
                        new SessionEffect.EndAnswer(),
                        new SessionEffect.DropWaiting(),
                        new SessionEffect.DropKept(),
                        new SessionEffect.NoteBargeIn(),
                        new SessionEffect.StopWorker());
        assertThat(SessionMachine.next(sure.state(), SILENCE).state()).isEqualTo(new Listening());
    }

    @Test
    void aConfirmationWithoutADoubtBeforeItFlushesToo() {
        assertThat(SessionMachine.next(SOUNDS, SURE).effects())
                .containsSubsequence(
                        new SessionEffect.HoldAudio(),
                        new SessionEffect.PauseWorker(),
                        new SessionEffect.FlushClient(),
                        new SessionEffect.DropKept(),
                        new SessionEffect.StopWorker());
    }

    @Test
    void aFalseAlarmGoesOnWhereItStopped() {
        Transition goesOn = SessionMachine.next(SOUNDS.withDoubted(true), SILENCE);
        assertThat(goesOn.state()).isEqualTo(SOUNDS);
        assertThat(goesOn.effects())
                .containsExactly(
                        new SessionEffect.ResumeWorker(), new SessionEffect.ReleaseAudio());
    }

    @Test
    void aFalseAlarmDoesNotEndAPauseAndAResumeDoesNotEndADoubt() {
        Speaking paused = SOUNDS.withPaused(true);
        Transition doubt = SessionMachine.next(paused, SPEECH);
        assertThat(doubt.effects())
                .containsExactly(new SessionEffect.KeepUnplayed(), new SessionEffect.FlushClient());
        Transition goesOn = SessionMachine.next(doubt.state(), SILENCE);
        assertThat(goesOn).isEqualTo(new Transition(paused, List.of()));

        Transition resumed = SessionMachine.next(doubt.state(), new SessionEvent.ResumeAsked());
        assertThat(resumed.effects()).isEmpty();
        assertThat(SessionMachine.next(resumed.state(), SILENCE).effects())
                .containsExactly(
                        new SessionEffect.ResumeWorker(), new SessionEffect.ReleaseAudio());
    }

    @Test
    void betweenTwoSentencesOfAnAnswerItStaysSpeaking() {
        SessionState first =
                SessionMachine.next(new Listening(), new SessionEvent.SentenceArrived(1)).state();
        Transition gap = SessionMachine.next(first, new SessionEvent.UtteranceEnded(1));
        assertThat(gap.state().label()).isEqualTo("SPEAKING");
        assertThat(gap.effects()).isEmpty();

        Transition second = SessionMachine.next(gap.state(), new SessionEvent.SentenceArrived(2));
        assertThat(second.effects()).containsExactly(new SessionEffect.StartUtterance(2));
        SessionState written =
                SessionMachine.next(second.state(), new SessionEvent.AnswerEnded()).state();
        assertThat(SessionMachine.next(written, new SessionEvent.UtteranceEnded(2)).state())
                .isEqualTo(new WaitingForInput());
    }

    @Test
    void anAnswerThatEndsBetweenTwoSentencesLeavesSpeaking() {
        Speaking gap = new Speaking(1, true, 0, false, false, true, null).awaiting();
        assertThat(SessionMachine.next(gap, new SessionEvent.AnswerEnded()).state())
                .isEqualTo(new WaitingForInput());
        assertThat(
                        SessionMachine.next(gap.withDoubted(true), new SessionEvent.AnswerEnded())
                                .state())
                .isEqualTo(new Listening());
    }

    @Test
    void aSentenceThatComesWhileTheUserSeemsToSpeakIsHeld() {
        Speaking gap = new Speaking(1, true, 0, false, false, true, null).awaiting();
        SessionState doubt = SessionMachine.next(gap, SPEECH).state();
        SessionState held = SessionMachine.next(doubt, new SessionEvent.SentenceArrived(2)).state();
        assertThat(((Speaking) held).held()).isTrue();
    }

    @Test
    void aSessionThatEndsAwaitsTheTextsThatWaitAndNoMoreOfAnAnswer() {
        Transition finishing =
                SessionMachine.next(
                        new Speaking(1, true, 1, false, false, true, null),
                        new SessionEvent.FinishAsked(EndReason.MAX_MESSAGES, true));
        assertThat(finishing.effects()).containsExactly(new SessionEffect.EndAnswer());
        SessionState second =
                SessionMachine.next(finishing.state(), new SessionEvent.UtteranceEnded(1)).state();
        assertThat(SessionMachine.next(second, new SessionEvent.SentenceArrived(3)).effects())
                .singleElement()
                .isInstanceOf(SessionEffect.RefuseText.class);
        assertThat(SessionMachine.next(second, new SessionEvent.UtteranceEnded(2)).state())
                .isEqualTo(new Terminated(EndReason.MAX_MESSAGES));
    }

    @Test
    void aShutdownBetweenTwoSentencesEndsAtOnce() {
        Speaking gap = new Speaking(1, true, 0, false, false, true, null).awaiting();
        assertThat(
                        SessionMachine.next(
                                        gap,
                                        new SessionEvent.FinishAsked(
                                                EndReason.SERVER_SHUTDOWN, false))
                                .state())
                .isEqualTo(new Terminated(EndReason.SERVER_SHUTDOWN));
    }

    @Test
    void aBargeInIntoASessionThatEndsEndsIt() {
        Speaking last = new Speaking(1, 0, false, EndReason.MAX_MESSAGES);
        assertThat(SessionMachine.next(last, SURE).state())
                .isEqualTo(new Terminated(EndReason.MAX_MESSAGES));
    }
}
