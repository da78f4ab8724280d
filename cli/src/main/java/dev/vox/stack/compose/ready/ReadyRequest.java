package dev.vox.stack.compose.ready;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Asks for services to become ready.
///
/// @param project of Compose
/// @param services those that are waited for
/// @param timeout until all of them must be
public record ReadyRequest(String project, List<Awaited> services, Duration timeout) {
    public ReadyRequest {
        services = List.copyOf(services);
    }

    /// A service that is waited for.
    ///
    /// @param service of Compose
    /// @param dependsOn the services among these that it starts after
    /// @param healthcheck whether the engine checks its health, whose word is then taken
    /// @param oneShot whether it is done when it has ended with 0, since others wait for its completion
    /// @param probe what it is asked where the engine does not check it; null when running is all that can be known
    /// @param usual how long it usually takes; null when nobody knows yet
    public record Awaited(
            String service,
            List<String> dependsOn,
            boolean healthcheck,
            boolean oneShot,
            @Nullable Question probe,
            @Nullable Duration usual) {
        public Awaited {
            dependsOn = List.copyOf(dependsOn);
        }
    }
}
