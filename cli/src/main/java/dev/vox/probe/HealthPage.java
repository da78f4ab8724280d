package dev.vox.probe;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.runtime.orchestrator.message.HealthReport;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a service says of itself on `/health`.
///
/// @param checks in the order of the page
/// @param sessions open now; null when it did not say
public record HealthPage(List<Part> checks, @Nullable Integer sessions) {
    public HealthPage {
        checks = List.copyOf(checks);
    }

    /// A part of it.
    ///
    /// @param name as the page calls it: `redis`, `worker`
    /// @param id of its check, which is the same in phases: `discovery.worker`
    /// @param error why it is not well; empty when it is
    public record Part(String name, String id, String error) {
        /// Whether it is well.
        public boolean ok() {
            return error.isEmpty();
        }
    }

    /// Reads the body of an answer.
    ///
    /// @return empty when it is no health page
    public static Optional<HealthPage> read(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonValue root = Json.parse("answer", body);
            List<Part> parts = new ArrayList<>();
            if (root.get("checks").orElse(null) instanceof JsonValue.Members members) {
                members.values().forEach((name, check) -> parts.add(part(name, check)));
            }
            Integer sessions = root.whole("sessions").map(Math::toIntExact).orElse(null);
            return Optional.of(new HealthPage(parts, sessions));
        } catch (MalformedJson | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Part part(String name, JsonValue check) {
        boolean ok = check.flag("ok").orElse(false);
        return new Part(
                name,
                check.text("id").orElseGet(() -> id(name)),
                ok ? "" : check.text("error").orElse("failing"));
    }

    /// Of a page that does not say it, as an orchestrator of another build.
    private static String id(String name) {
        return switch (name) {
            case "redis" -> HealthReport.REGISTRY_ID;
            case "worker" -> HealthReport.WORKER_ID;
            default -> "discovery." + name;
        };
    }

    /// The part of an id.
    public Optional<Part> find(String id) {
        return checks.stream().filter(part -> part.id().equals(id)).findFirst();
    }
}
