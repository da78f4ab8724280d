package dev.vox.runtime.session;

import java.util.List;

/// The answer to an event.
///
/// @param state the state that holds from now on
/// @param effects what is to be done, in this order
public record Transition(SessionState state, List<SessionEffect> effects) {
    public Transition {
        effects = List.copyOf(effects);
    }
}
