package dev.vox.stack.compose.ready;

import dev.vox.probe.ProbeTarget;

import java.util.Collection;
import java.util.Optional;

/// What a service is asked, once it is known where its container is.
@FunctionalInterface
public interface Question {
    /// What is asked, and where.
    ///
    /// @param addresses of the container, on the networks that it is on
    /// @return empty when it is reached nowhere: that it runs is all that can be known then
    Optional<ProbeTarget> at(Collection<String> addresses);

    /// Asks the same, wherever the container is.
    static Question of(ProbeTarget target) {
        return addresses -> Optional.of(target);
    }
}
