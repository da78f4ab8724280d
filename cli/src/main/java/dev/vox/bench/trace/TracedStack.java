package dev.vox.bench.trace;

import dev.vox.bench.result.Fingerprint;
import dev.vox.voice.ShownAddress;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The stack that a conversation is recorded with.
///
/// @param address of its orchestrator
/// @param model that speaks; empty when it is not known
/// @param mode of its orchestrator; empty likewise
/// @param voiceOrNull the voice or model to speak with; null for the stack's own
/// @param fingerprint secrets masked
/// @param censor takes the secrets of the project out of a text
public record TracedStack(
        URI address,
        String model,
        String mode,
        @Nullable String voiceOrNull,
        Fingerprint fingerprint,
        UnaryOperator<String> censor) {
    private static final String TARGET = "target";

    /// The address is among the facts of a stack that somebody else started; there it is shown without secrets, too.
    public TracedStack {
        if (fingerprint.facts().containsKey(TARGET)) {
            Map<String, String> facts = new LinkedHashMap<>(fingerprint.facts());
            facts.put(TARGET, shown(address, censor));
            fingerprint = new Fingerprint(facts);
        }
    }

    /// The address without user, query and fragment, where secrets are.
    String shownAddress() {
        return shown(address, censor);
    }

    private static String shown(URI address, UnaryOperator<String> censor) {
        return censor.apply(ShownAddress.of(address));
    }
}
