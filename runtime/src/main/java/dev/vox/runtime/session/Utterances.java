package dev.vox.runtime.session;

import static dev.vox.runtime.session.SessionMachine.end;
import static dev.vox.runtime.session.SessionMachine.to;

import dev.vox.runtime.session.SessionState.BargedIn;
import dev.vox.runtime.session.SessionState.Listening;
import dev.vox.runtime.session.SessionState.Speaking;
import dev.vox.runtime.session.SessionState.WaitingForInput;

/// The part of the rules that holds while an utterance sounds.
final class Utterances {
    private Utterances() {}

    static Transition next(Speaking state, SessionEvent event) {
        return switch (event) {
            case SessionEvent.TextArrived(int utterance) -> textArrived(state, utterance, event);
            case SessionEvent.UtteranceEnded(int utterance) -> ended(state, utterance, event);
            case SessionEvent.PauseAsked() ->
                    state.paused()
                            ? to(state)
                            : to(
                                    paused(state, true),
                                    new SessionEffect.HoldAudio(),
                                    new SessionEffect.PauseWorker());
            case SessionEvent.ResumeAsked() ->
                    state.paused()
                            ? to(
                                    paused(state, false),
                                    new SessionEffect.ResumeWorker(),
                                    new SessionEffect.ReleaseAudio())
                            : to(state);
            case SessionEvent.StopAsked() -> stopped(state);
            case SessionEvent.UserSpeechStarted() -> bargedIn(state);
            case SessionEvent.UserSpeechEnded() -> to(state);
            case SessionEvent.FinishAsked(EndReason reason, boolean keepWaiting) ->
                    finishing(state, reason, keepWaiting);
            case SessionEvent.EndAsked(EndReason reason) ->
                    end(reason, new SessionEffect.DropWaiting(), new SessionEffect.StopWorker());
            case SessionEvent.Opened() -> throw new IllegalTransitionException(state, event);
        };
    }

    private static Transition textArrived(Speaking state, int utterance, SessionEvent event) {
        EndReason endsWith = state.endsWith();
        if (endsWith != null) {
            return to(
                    state,
                    new SessionEffect.RefuseText(
                            utterance,
                            "the session ends ("
                                    + endsWith.wireName()
                                    + "); the text was not spoken"));
        }
        if (utterance != state.utterance() + state.waiting() + 1) {
            throw new IllegalTransitionException(state, event);
        }
        return to(
                new Speaking(state.utterance(), state.waiting() + 1, state.paused(), null),
                new SessionEffect.KeepWaiting(utterance));
    }

    private static Transition ended(Speaking state, int utterance, SessionEvent event) {
        if (utterance != state.utterance()) {
            throw new IllegalTransitionException(state, event);
        }
        EndReason endsWith = state.endsWith();
        if (state.waiting() > 0) {
            // A pause outlives the utterance: what follows is held as well.
            int following = utterance + 1;
            return to(
                    new Speaking(following, state.waiting() - 1, state.paused(), endsWith),
                    new SessionEffect.StartUtterance(following));
        }
        return endsWith == null ? to(new WaitingForInput()) : end(endsWith);
    }

    private static Transition stopped(Speaking state) {
        SessionEffect[] effects = {
            new SessionEffect.DropWaiting(),
            new SessionEffect.StopWorker(),
            new SessionEffect.FlushClient()
        };
        EndReason endsWith = state.endsWith();
        return endsWith == null ? to(new Listening(), effects) : end(endsWith, effects);
    }

    private static Transition bargedIn(Speaking state) {
        SessionEffect[] effects = {
            new SessionEffect.HoldAudio(),
            new SessionEffect.PauseWorker(),
            new SessionEffect.DropWaiting(),
            new SessionEffect.StopWorker(),
            new SessionEffect.FlushClient(),
            new SessionEffect.NoteBargeIn()
        };
        EndReason endsWith = state.endsWith();
        return endsWith == null ? to(new BargedIn(), effects) : end(endsWith, effects);
    }

    private static Transition finishing(Speaking state, EndReason reason, boolean keepWaiting) {
        if (keepWaiting) {
            return to(new Speaking(state.utterance(), state.waiting(), state.paused(), reason));
        }
        return to(
                new Speaking(state.utterance(), 0, state.paused(), reason),
                new SessionEffect.DropWaiting());
    }

    private static Speaking paused(Speaking state, boolean paused) {
        return new Speaking(state.utterance(), state.waiting(), paused, state.endsWith());
    }
}
