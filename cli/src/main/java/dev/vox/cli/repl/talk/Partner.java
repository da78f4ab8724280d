package dev.vox.cli.repl.talk;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;

/// The stack that is talked to.
///
/// @param address of its WebSocket
/// @param mode of its orchestrator; null when it is not known
/// @param model that it speaks with; null when it is not known
/// @param ours whether it is this project's, so that its model can be changed
public record Partner(URI address, @Nullable String mode, @Nullable String model, boolean ours) {
    /// A stack of which nothing but the address is known.
    public static Partner at(URI address) {
        return new Partner(address, null, null, false);
    }

    /// The mode, where it is known.
    Optional<String> knownMode() {
        return Optional.ofNullable(mode);
    }

    /// Whether it takes text alone, as far as is known.
    boolean textOnly() {
        return "legacy".equals(mode);
    }
}
