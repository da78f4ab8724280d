package dev.vox.stack;

import dev.vox.probe.HealthPage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an orchestrator says of itself.
///
/// @param healthy whether everything it needs is there
/// @param problem why not; null when healthy
/// @param checks by service, `worker`, `registry`: empty text when fine, else the error
/// @param sessions WebSocket sessions now; null when it did not say
/// @param parts the same checks by their ids, which are those of phases
public record Health(
        boolean healthy,
        @Nullable String problem,
        Map<String, String> checks,
        @Nullable Integer sessions,
        List<HealthPage.Part> parts) {
    public Health {
        checks = Map.copyOf(new TreeMap<>(checks));
        parts = List.copyOf(parts);
    }

    /// What says nothing of ids.
    public Health(
            boolean healthy,
            @Nullable String problem,
            Map<String, String> checks,
            @Nullable Integer sessions) {
        this(healthy, problem, checks, sessions, List.of());
    }

    private static final String NO_PAGE = "what answers is no health page";

    /// Somebody answered who knows nothing of health.
    public static Health noPage() {
        return unreachable(NO_PAGE);
    }

    /// Whether it may be a health page that was asked: one that answered, or one that is silent.
    public boolean page() {
        return !NO_PAGE.equals(problem);
    }

    /// Nobody answered.
    public static Health unreachable(String problem) {
        return new Health(false, problem, Map.of(), null);
    }
}
