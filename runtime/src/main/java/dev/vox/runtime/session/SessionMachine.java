package dev.vox.runtime.session;

import dev.vox.runtime.session.SessionState.BargedIn;
import dev.vox.runtime.session.SessionState.Idle;
import dev.vox.runtime.session.SessionState.Listening;
import dev.vox.runtime.session.SessionState.Speaking;
import dev.vox.runtime.session.SessionState.Terminated;
import dev.vox.runtime.session.SessionState.WaitingForInput;

import java.util.ArrayList;
import java.util.List;

/// The rules of a conversation: a pure function, without clock, thread or wire.
///
/// The source of the states and of what may follow what is the orchestrator's contract, "Session states".
public final class SessionMachine {
    private SessionMachine() {}

    /// Answers an event.
    ///
    /// @throws IllegalTransitionException when the event cannot happen in this state
    public static Transition next(SessionState state, SessionEvent event) {
        Transition answer =
                switch (state) {
                    case Idle idle -> whileIdle(idle, event);
                    case Listening listening -> whileSilent(listening, event);
                    case WaitingForInput waiting -> whileSilent(waiting, event);
                    case Speaking speaking -> WhileSpeaking.next(speaking, event);
                    case BargedIn bargedIn -> whileBargedIn(bargedIn, event);
                    case Terminated _ -> throw new IllegalTransitionException(state, event);
                };
        return reported(state, event, answer);
    }

    private static Transition whileIdle(Idle state, SessionEvent event) {
        return switch (event) {
            case SessionEvent.Opened() -> to(new Listening(), new SessionEffect.Announce());
            case SessionEvent.EndAsked(EndReason reason) -> end(reason);
            case SessionEvent.FinishAsked(EndReason reason, boolean _) -> end(reason);
            case SessionEvent.TextArrived _,
                    SessionEvent.SentenceArrived _,
                    SessionEvent.AnswerEnded _,
                    SessionEvent.UtteranceEnded _,
                    SessionEvent.PauseAsked _,
                    SessionEvent.ResumeAsked _,
                    SessionEvent.StopAsked _,
                    SessionEvent.UserSpeechStarted _,
                    SessionEvent.UserSpeechConfirmed _,
                    SessionEvent.UserSpeechEnded _ ->
                    throw new IllegalTransitionException(state, event);
        };
    }

    private static Transition whileSilent(SessionState state, SessionEvent event) {
        return switch (event) {
            case SessionEvent.TextArrived(int utterance) -> speak(utterance, false);
            case SessionEvent.SentenceArrived(int utterance) -> speak(utterance, true);
            // An answer without a sentence is an answer, too.
            case SessionEvent.AnswerEnded() -> to(new WaitingForInput());
            case SessionEvent.UserSpeechStarted _, SessionEvent.UserSpeechConfirmed _ ->
                    to(new Listening());
            case SessionEvent.StopAsked() -> to(state, new SessionEffect.EndAnswer());
            case SessionEvent.PauseAsked _,
                    SessionEvent.ResumeAsked _,
                    SessionEvent.UserSpeechEnded _ ->
                    to(state);
            case SessionEvent.EndAsked(EndReason reason) ->
                    end(reason, new SessionEffect.EndAnswer());
            case SessionEvent.FinishAsked(EndReason reason, boolean _) ->
                    end(reason, new SessionEffect.EndAnswer());
            case SessionEvent.Opened _, SessionEvent.UtteranceEnded _ ->
                    throw new IllegalTransitionException(state, event);
        };
    }

    private static Transition whileBargedIn(BargedIn state, SessionEvent event) {
        return switch (event) {
            case SessionEvent.UserSpeechEnded() -> to(new Listening());
            // What arrives now answers the turn that the user has just broken into.
            case SessionEvent.TextArrived(int utterance) -> refuse(state, utterance);
            case SessionEvent.SentenceArrived(int utterance) -> refuse(state, utterance);
            case SessionEvent.AnswerEnded _,
                    SessionEvent.PauseAsked _,
                    SessionEvent.ResumeAsked _,
                    SessionEvent.StopAsked _,
                    SessionEvent.UserSpeechStarted _,
                    SessionEvent.UserSpeechConfirmed _ ->
                    to(state);
            case SessionEvent.EndAsked(EndReason reason) -> end(reason);
            case SessionEvent.FinishAsked(EndReason reason, boolean _) -> end(reason);
            case SessionEvent.Opened _, SessionEvent.UtteranceEnded _ ->
                    throw new IllegalTransitionException(state, event);
        };
    }

    private static Transition speak(int utterance, boolean answering) {
        return to(
                new Speaking(utterance, true, 0, false, false, answering, null),
                new SessionEffect.StartUtterance(utterance));
    }

    private static Transition refuse(BargedIn state, int utterance) {
        return to(
                state,
                new SessionEffect.RefuseText(
                        utterance, "the user is speaking; the text was not spoken"));
    }

    /// Adds the report of a change of state, before the end of the session if that is what changed.
    private static Transition reported(SessionState from, SessionEvent event, Transition answer) {
        SessionState to = answer.state();
        if (from.label().equals(to.label())) {
            return answer;
        }
        if (!from.successors().contains(to.label())) {
            throw new IllegalTransitionException(from, event);
        }
        List<SessionEffect> effects = new ArrayList<>(answer.effects());
        boolean last = !effects.isEmpty() && effects.getLast() instanceof SessionEffect.EndSession;
        effects.add(
                last ? effects.size() - 1 : effects.size(),
                new SessionEffect.ReportState(from, to));
        return new Transition(to, effects);
    }

    static Transition to(SessionState state, SessionEffect... effects) {
        return new Transition(state, List.of(effects));
    }

    static Transition end(EndReason reason, SessionEffect... before) {
        List<SessionEffect> effects = new ArrayList<>(List.of(before));
        effects.add(new SessionEffect.EndSession(reason));
        return new Transition(new Terminated(reason), effects);
    }
}
