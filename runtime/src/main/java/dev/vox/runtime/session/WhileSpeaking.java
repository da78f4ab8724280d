package dev.vox.runtime.session;

import static dev.vox.runtime.session.SessionMachine.end;
import static dev.vox.runtime.session.SessionMachine.to;

import dev.vox.runtime.session.SessionState.Listening;
import dev.vox.runtime.session.SessionState.Speaking;
import dev.vox.runtime.session.SessionState.WaitingForInput;

/// The part of the rules that holds while an utterance sounds or an answer goes on.
final class WhileSpeaking {
    private WhileSpeaking() {}

    static Transition next(Speaking state, SessionEvent event) {
        return switch (event) {
            case SessionEvent.TextArrived(int utterance) -> arrived(state, state, utterance, event);
            case SessionEvent.SentenceArrived(int utterance) ->
                    arrived(state, state.withAnswering(true), utterance, event);
            case SessionEvent.AnswerEnded() -> answerEnded(state);
            case SessionEvent.UtteranceEnded(int utterance) -> ended(state, utterance, event);
            case SessionEvent.PauseAsked() -> paused(state);
            case SessionEvent.ResumeAsked() -> resumed(state);
            case SessionEvent.StopAsked() -> stopped(state);
            case SessionEvent.UserSpeechStarted() -> UsersVoice.heard(state);
            case SessionEvent.UserSpeechConfirmed() -> UsersVoice.confirmed(state);
            case SessionEvent.UserSpeechEnded() -> UsersVoice.ended(state);
            case SessionEvent.FinishAsked(EndReason reason, boolean keepWaiting) ->
                    finishing(state, reason, keepWaiting);
            case SessionEvent.EndAsked(EndReason reason) ->
                    end(
                            reason,
                            new SessionEffect.EndAnswer(),
                            new SessionEffect.DropWaiting(),
                            new SessionEffect.DropKept(),
                            new SessionEffect.StopWorker());
            case SessionEvent.Opened() -> throw new IllegalTransitionException(state, event);
        };
    }

    private static Transition arrived(
            Speaking state, Speaking taking, int utterance, SessionEvent event) {
        EndReason endsWith = state.endsWith();
        return endsWith == null
                ? taken(taking, utterance, event)
                : to(
                        state,
                        new SessionEffect.RefuseText(
                                utterance,
                                "the session ends ("
                                        + endsWith.wireName()
                                        + "); the text was not spoken"));
    }

    private static Transition taken(Speaking state, int utterance, SessionEvent event) {
        if (utterance != state.utterance() + state.waiting() + 1) {
            throw new IllegalTransitionException(state, event);
        }
        return state.sounding()
                ? to(
                        state.withWaiting(state.waiting() + 1),
                        new SessionEffect.KeepWaiting(utterance))
                : to(state.followedBy(utterance, 0), new SessionEffect.StartUtterance(utterance));
    }

    private static Transition answerEnded(Speaking state) {
        return state.sounding() ? to(state.withAnswering(false)) : silent(state);
    }

    private static Transition ended(Speaking state, int utterance, SessionEvent event) {
        if (utterance != state.utterance() || !state.sounding()) {
            throw new IllegalTransitionException(state, event);
        }
        if (state.waiting() > 0) {
            int following = utterance + 1;
            return to(
                    state.followedBy(following, state.waiting() - 1),
                    new SessionEffect.StartUtterance(following));
        }
        return state.answering() ? to(state.awaiting()) : silent(state);
    }

    /// Everything is said. While the user seems to speak it is the user's turn already, and what was kept of an utterance
    /// that ended in a failure does not sound again.
    private static Transition silent(Speaking state) {
        SessionEffect[] effects =
                state.held()
                        ? new SessionEffect[] {new SessionEffect.DropKept()}
                        : new SessionEffect[0];
        EndReason endsWith = state.endsWith();
        if (endsWith != null) {
            return end(endsWith, effects);
        }
        return to(state.doubted() ? new Listening() : new WaitingForInput(), effects);
    }

    private static Transition paused(Speaking state) {
        if (state.held()) {
            return to(state.withPaused(true));
        }
        return to(
                state.withPaused(true),
                new SessionEffect.HoldAudio(),
                new SessionEffect.PauseWorker());
    }

    private static Transition resumed(Speaking state) {
        if (!state.paused() || state.doubted()) {
            return to(state.withPaused(false));
        }
        return to(
                state.withPaused(false),
                new SessionEffect.ResumeWorker(),
                new SessionEffect.ReleaseAudio());
    }

    private static Transition stopped(Speaking state) {
        SessionEffect[] effects = {
            new SessionEffect.EndAnswer(),
            new SessionEffect.DropWaiting(),
            new SessionEffect.DropKept(),
            new SessionEffect.StopWorker(),
            new SessionEffect.FlushClient()
        };
        EndReason endsWith = state.endsWith();
        return endsWith == null ? to(new Listening(), effects) : end(endsWith, effects);
    }

    private static Transition finishing(Speaking state, EndReason reason, boolean keepWaiting) {
        if (!state.sounding()) {
            return end(reason, new SessionEffect.EndAnswer(), new SessionEffect.DropKept());
        }
        Speaking ending = state.withAnswering(false).endingWith(reason);
        return keepWaiting
                ? to(ending, new SessionEffect.EndAnswer())
                : to(
                        ending.withWaiting(0),
                        new SessionEffect.EndAnswer(),
                        new SessionEffect.DropWaiting());
    }
}
