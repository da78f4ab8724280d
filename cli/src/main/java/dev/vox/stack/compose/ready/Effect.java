package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeTarget;

import java.time.Duration;

/// Something that a wait wants to know; the answer comes as a [Signal].
sealed interface Effect {
    /// The list of containers.
    ///
    /// @param heard how many events had been heard by then: what came later is newer than the list
    /// @param settled whether nothing starts services any more
    /// @param anew whether to hear the engine's events anew first, as they broke off
    record Look(int heard, boolean settled, boolean anew) implements Effect {}

    /// What lies behind a container.
    ///
    /// @param version of what is known of it: an event in between makes the answer stale
    record Inspect(String service, String container, int version) implements Effect {}

    /// A service's own answer.
    record Ask(String service, String container, ProbeTarget target, Duration deadline)
            implements Effect {}
}
