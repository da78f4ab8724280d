package dev.vox.embedded;

import dev.vox.yaml.YamlReader;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The section `transport.livekit` of an orchestrator's file, which this build checks and does not serve.
final class LivekitSection {
    private LivekitSection() {}

    /// Reads it.
    ///
    /// @param variables of which `LIVEKIT_URL` wins over its `url`
    /// @param warnings takes that it is switched on, and unknown keys
    static void read(YamlReader livekit, Map<String, String> variables, List<String> warnings) {
        Optional<String> written = livekit.text("url");
        String override = variables.getOrDefault("LIVEKIT_URL", "");
        Optional<String> url =
                (override.isBlank() ? written : Optional.of(override))
                        .filter(text -> !text.isBlank());
        List.of("api_key", "api_secret", "room_prefix").forEach(livekit::text);
        if (livekit.flag("enabled").orElse(false)) {
            warnings.add(
                    "transport.livekit.enabled is true"
                            + url.map(where -> " (" + where + ")").orElse("")
                            + ", but this build serves the WebSocket only");
        }
        warnings.addAll(livekit.unread());
    }
}
