package dev.vox.stack;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/// What an orchestrator says of itself.
///
/// @param healthy whether everything it needs is there
/// @param problem why not; null when healthy
/// @param checks by service, `worker`, `registry`: empty text when fine, else the error
/// @param sessions WebSocket sessions now; null when it did not say
public record Health(
        boolean healthy,
        @Nullable String problem,
        Map<String, String> checks,
        @Nullable Integer sessions) {
    public Health {
        checks = Map.copyOf(new TreeMap<>(checks));
    }

    /// Nobody answered.
    public static Health unreachable(String problem) {
        return new Health(false, problem, Map.of(), null);
    }
}
