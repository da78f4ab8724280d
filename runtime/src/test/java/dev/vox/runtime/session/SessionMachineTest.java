package dev.vox.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.session.SessionState.BargedIn;
import dev.vox.runtime.session.SessionState.Idle;
import dev.vox.runtime.session.SessionState.Listening;
import dev.vox.runtime.session.SessionState.Speaking;
import dev.vox.runtime.session.SessionState.Terminated;
import dev.vox.runtime.session.SessionState.WaitingForInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Set;

/// The contract's table of states, every event in every state, and random sessions.
final class SessionMachineTest {
    private static final Map<String, SessionState> STATES =
            Map.of(
                    "IDLE", new Idle(),
                    "LISTENING", new Listening(),
                    "SPEAKING", new Speaking(1, 0, false, null),
                    "BARGED_IN", new BargedIn(),
                    "WAITING_FOR_INPUT", new WaitingForInput(),
                    "TERMINATED", new Terminated(EndReason.COMPLETED));

    private static final Map<String, SessionEvent> EVENTS =
            Map.ofEntries(
                    Map.entry("opened", new SessionEvent.Opened()),
                    Map.entry("text", new SessionEvent.TextArrived(2)),
                    Map.entry("sentence", new SessionEvent.SentenceArrived(2)),
                    Map.entry("written", new SessionEvent.AnswerEnded()),
                    Map.entry("ended", new SessionEvent.UtteranceEnded(1)),
                    Map.entry("pause", new SessionEvent.PauseAsked()),
                    Map.entry("resume", new SessionEvent.ResumeAsked()),
                    Map.entry("stop", new SessionEvent.StopAsked()),
                    Map.entry("speech", new SessionEvent.UserSpeechStarted()),
                    Map.entry("sure", new SessionEvent.UserSpeechConfirmed()),
                    Map.entry("silence", new SessionEvent.UserSpeechEnded()),
                    Map.entry(
                            "finish",
                            new SessionEvent.FinishAsked(EndReason.SERVER_SHUTDOWN, false)),
                    Map.entry("end", new SessionEvent.EndAsked(EndReason.ERROR)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IDLE              | LISTENING TERMINATED",
                "LISTENING         | SPEAKING WAITING_FOR_INPUT TERMINATED",
                "SPEAKING          | LISTENING BARGED_IN WAITING_FOR_INPUT TERMINATED",
                "BARGED_IN         | LISTENING WAITING_FOR_INPUT TERMINATED",
                "WAITING_FOR_INPUT | LISTENING SPEAKING TERMINATED",
                "TERMINATED        | ''",
            })
    void aStateHasTheSuccessorsOfTheContract(String state, String successors) {
        Set<String> expected =
                successors.isEmpty() ? Set.of() : Set.of(successors.strip().split(" "));
        assertThat(state(state).successors()).isEqualTo(expected);
        assertThat(state(state).label()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // state          | opened    | text     | ended             | pause             |
                // resume
                "IDLE              | LISTENING | -        | -                 | -                 |"
                        + " -",
                "LISTENING         | -         | SPEAKING | -                 | LISTENING         |"
                        + " LISTENING",
                "SPEAKING          | -         | SPEAKING | WAITING_FOR_INPUT | SPEAKING          |"
                        + " SPEAKING",
                "BARGED_IN         | -         | BARGED_IN| -                 | BARGED_IN         |"
                        + " BARGED_IN",
                "WAITING_FOR_INPUT | -         | SPEAKING | -                 | WAITING_FOR_INPUT |"
                        + " WAITING_FOR_INPUT",
                "TERMINATED        | -         | -        | -                 | -                 |"
                        + " -",
            })
    void theFirstFiveEventsLeadHere(
            String state, String opened, String text, String ended, String pause, String resume) {
        leads(state, "opened", opened);
        leads(state, "text", text);
        leads(state, "ended", ended);
        leads(state, "pause", pause);
        leads(state, "resume", resume);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // state          | stop              | speech    | silence           | finish     |
                // end
                "IDLE              | -                 | -         | -                 | TERMINATED"
                        + " | TERMINATED",
                "LISTENING         | LISTENING         | LISTENING | LISTENING         | TERMINATED"
                        + " | TERMINATED",
                "SPEAKING          | LISTENING         | SPEAKING  | SPEAKING          | SPEAKING  "
                        + " | TERMINATED",
                "BARGED_IN         | BARGED_IN         | BARGED_IN | LISTENING         | TERMINATED"
                        + " | TERMINATED",
                "WAITING_FOR_INPUT | WAITING_FOR_INPUT | LISTENING | WAITING_FOR_INPUT | TERMINATED"
                        + " | TERMINATED",
                "TERMINATED        | -                 | -         | -                 | -         "
                        + " | -",
            })
    void theOtherFiveEventsLeadHere(
            String state, String stop, String speech, String silence, String finish, String end) {
        leads(state, "stop", stop);
        leads(state, "speech", speech);
        leads(state, "silence", silence);
        leads(state, "finish", finish);
        leads(state, "end", end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // state          | sentence  | written           | sure
                "IDLE              | -         | -                 | -",
                "LISTENING         | SPEAKING  | WAITING_FOR_INPUT | LISTENING",
                "SPEAKING          | SPEAKING  | SPEAKING          | BARGED_IN",
                "BARGED_IN         | BARGED_IN | BARGED_IN         | BARGED_IN",
                "WAITING_FOR_INPUT | SPEAKING  | WAITING_FOR_INPUT | LISTENING",
                "TERMINATED        | -         | -                 | -",
            })
    void theLastThreeEventsLeadHere(String state, String sentence, String written, String sure) {
        leads(state, "sentence", sentence);
        leads(state, "written", written);
        leads(state, "sure", sure);
    }

    @Test
    void theTablesCoverEveryStateAndEvent() {
        assertThat(STATES).hasSize(SessionState.class.getPermittedSubclasses().length);
        assertThat(EVENTS).hasSize(SessionEvent.class.getPermittedSubclasses().length);
    }

    @Test
    void aRefusalNamesStateAndEvent() {
        assertThatThrownBy(() -> SessionMachine.next(new Idle(), new SessionEvent.PauseAsked()))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessageContaining("Idle")
                .hasMessageContaining("PauseAsked");
    }

    @Test
    void openingAnnouncesAndReports() {
        assertThat(SessionMachine.next(new Idle(), new SessionEvent.Opened()).effects())
                .containsExactly(
                        new SessionEffect.Announce(),
                        new SessionEffect.ReportState(new Idle(), new Listening()));
    }

    @Test
    void aTextIsSpokenAtOnceWhenNothingSounds() {
        Transition transition =
                SessionMachine.next(new Listening(), new SessionEvent.TextArrived(7));
        assertThat(transition.state()).isEqualTo(new Speaking(7, 0, false, null));
        assertThat(transition.effects()).startsWith(new SessionEffect.StartUtterance(7));
    }

    @Test
    void aTextWaitsWhileAnotherSoundsAndFollowsIt() {
        Transition waiting =
                SessionMachine.next(
                        new Speaking(1, 0, true, null), new SessionEvent.TextArrived(2));
        assertThat(waiting.effects()).containsExactly(new SessionEffect.KeepWaiting(2));

        Transition following =
                SessionMachine.next(waiting.state(), new SessionEvent.UtteranceEnded(1));
        assertThat(following.state()).isEqualTo(new Speaking(2, 0, true, null));
        assertThat(following.effects()).containsExactly(new SessionEffect.StartUtterance(2));
    }

    @Test
    void textsAndEndsOutOfOrderAreRefused() {
        Speaking speaking = new Speaking(3, 1, false, null);
        assertThatThrownBy(() -> SessionMachine.next(speaking, new SessionEvent.TextArrived(4)))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> SessionMachine.next(speaking, new SessionEvent.UtteranceEnded(2)))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void aPauseHoldsTheAudioBeforeItTellsTheWorker() {
        Transition paused =
                SessionMachine.next(new Speaking(1, 0, false, null), new SessionEvent.PauseAsked());
        assertThat(paused.effects())
                .containsExactly(new SessionEffect.HoldAudio(), new SessionEffect.PauseWorker());
        assertThat(SessionMachine.next(paused.state(), new SessionEvent.PauseAsked()).effects())
                .isEmpty();
        assertThat(SessionMachine.next(paused.state(), new SessionEvent.ResumeAsked()).effects())
                .containsExactly(
                        new SessionEffect.ResumeWorker(), new SessionEffect.ReleaseAudio());
    }

    @Test
    void anEndStopsWhatSoundsBeforeItTellsTheClient() {
        Transition ended =
                SessionMachine.next(
                        new Speaking(1, 1, false, null),
                        new SessionEvent.EndAsked(EndReason.IDLE_TIMEOUT));
        assertThat(ended.effects().getLast())
                .isEqualTo(new SessionEffect.EndSession(EndReason.IDLE_TIMEOUT));
        assertThat(ended.effects())
                .containsSubsequence(
                        new SessionEffect.DropWaiting(), new SessionEffect.StopWorker());
    }

    @Test
    void aFinishLetsTheRunningUtteranceEnd() {
        Transition finishing =
                SessionMachine.next(
                        new Speaking(1, 2, false, null),
                        new SessionEvent.FinishAsked(EndReason.SERVER_SHUTDOWN, false));
        assertThat(finishing.effects())
                .containsExactly(new SessionEffect.EndAnswer(), new SessionEffect.DropWaiting());
        assertThat(
                        SessionMachine.next(finishing.state(), new SessionEvent.TextArrived(4))
                                .effects())
                .singleElement()
                .isInstanceOf(SessionEffect.RefuseText.class);
        assertThat(
                        SessionMachine.next(finishing.state(), new SessionEvent.UtteranceEnded(1))
                                .state())
                .isEqualTo(new Terminated(EndReason.SERVER_SHUTDOWN));
    }

    @Test
    void aFinishMayLetTheTextsThatWaitBeSpoken() {
        Transition finishing =
                SessionMachine.next(
                        new Speaking(1, 1, false, null),
                        new SessionEvent.FinishAsked(EndReason.MAX_MESSAGES, true));
        Transition second =
                SessionMachine.next(finishing.state(), new SessionEvent.UtteranceEnded(1));
        assertThat(second.effects()).containsExactly(new SessionEffect.StartUtterance(2));
        assertThat(SessionMachine.next(second.state(), new SessionEvent.UtteranceEnded(2)).state())
                .isEqualTo(new Terminated(EndReason.MAX_MESSAGES));
    }

    private static void leads(String state, String event, String expected) {
        if (expected.equals("-")) {
            assertThatThrownBy(() -> SessionMachine.next(state(state), event(event)))
                    .as("%s on %s", state, event)
                    .isInstanceOf(IllegalTransitionException.class);
        } else {
            assertThat(SessionMachine.next(state(state), event(event)).state().label())
                    .as("%s on %s", state, event)
                    .isEqualTo(expected);
        }
    }

    private static SessionState state(String label) {
        SessionState state = STATES.get(label);
        assertThat(state).isNotNull();
        return state;
    }

    private static SessionEvent event(String name) {
        return EVENTS.get(name);
    }
}
