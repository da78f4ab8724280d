package dev.vox.validate;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A stack that is up.
///
/// @param backend `embedded` or `compose`
/// @param model the default model; empty when it is not known
/// @param mode the orchestrator's mode; empty when it is not known
/// @param addresses as this host reaches them, by what listens: `websocket` (`ws://…`), `health` and `metrics` (`http://…`), `grpc` (`grpc://…`), `redis` (`redis://…`)
/// @param containers by service; empty for an embedded stack
public record StackUnderTest(
        String backend,
        String model,
        String mode,
        Map<String, URI> addresses,
        Map<String, String> containers) {
    public StackUnderTest {
        addresses = Map.copyOf(addresses);
        containers = Map.copyOf(containers);
    }

    /// Where something listens.
    public Optional<URI> address(String what) {
        return Optional.ofNullable(addresses.get(what));
    }
}
