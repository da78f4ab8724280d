package dev.vox.runtime.session;

import static dev.vox.runtime.session.SessionMachine.end;
import static dev.vox.runtime.session.SessionMachine.to;

import dev.vox.runtime.session.SessionState.BargedIn;
import dev.vox.runtime.session.SessionState.Speaking;

import java.util.ArrayList;
import java.util.List;

/// The part of the rules by which the user breaks in.
///
/// What seems to be speech holds the audio at once; the session stays SPEAKING while that is in doubt, since from BARGED_IN
/// no way leads back to the answer.
final class UsersVoice {
    private UsersVoice() {}

    /// Somebody seems to speak. Audio that the client holds itself is held already.
    static Transition heard(Speaking state) {
        return state.doubted()
                ? to(state)
                : new Transition(state.withDoubted(true), holding(state));
    }

    /// It is speech: the answer is over.
    static Transition confirmed(Speaking state) {
        List<SessionEffect> effects = new ArrayList<>(state.doubted() ? List.of() : holding(state));
        effects.add(new SessionEffect.EndAnswer());
        effects.add(new SessionEffect.DropWaiting());
        effects.add(new SessionEffect.DropKept());
        effects.add(new SessionEffect.NoteBargeIn());
        effects.add(new SessionEffect.StopWorker());
        EndReason endsWith = state.endsWith();
        return endsWith == null
                ? new Transition(new BargedIn(), effects)
                : end(endsWith, effects.toArray(SessionEffect[]::new));
    }

    /// It was none: the answer goes on, unless the client holds it, too.
    static Transition ended(Speaking state) {
        if (!state.doubted() || state.paused()) {
            return to(state.withDoubted(false));
        }
        return to(
                state.withDoubted(false),
                new SessionEffect.ResumeWorker(),
                new SessionEffect.ReleaseAudio());
    }

    private static List<SessionEffect> holding(Speaking state) {
        List<SessionEffect> effects = new ArrayList<>();
        if (!state.paused()) {
            effects.add(new SessionEffect.HoldAudio());
            effects.add(new SessionEffect.PauseWorker());
        }
        effects.add(new SessionEffect.KeepUnplayed());
        effects.add(new SessionEffect.FlushClient());
        return effects;
    }
}
