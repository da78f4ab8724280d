package dev.vox.runtime.orchestrator.message;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.vox.runtime.metrics.Figure;

import java.util.List;

/// The JSON of the health and metrics pages.
public final class Pages {
    private Pages() {}

    /// The body of `/health` and `/readiness`.
    public static String health(HealthReport report) {
        JsonObject checks = new JsonObject();
        checks.add("redis", check(HealthReport.REGISTRY_ID, report.registryCheck()));
        checks.add("worker", check(HealthReport.WORKER_ID, report.workerCheck()));
        JsonObject json = new JsonObject();
        json.addProperty("status", report.healthy() ? "healthy" : "unhealthy");
        json.addProperty("uptime_seconds", report.uptimeSeconds());
        json.addProperty("redis", report.registryCheck().ok());
        json.addProperty("worker", report.workerCheck().ok());
        json.add("checks", checks);
        json.addProperty("registry", report.registry());
        json.addProperty("mode", report.mode());
        json.addProperty("model", report.model());
        json.addProperty("sessions", report.sessions());
        json.addProperty("version", report.version());
        return json.toString();
    }

    /// The body of `/liveness`.
    public static String liveness(double uptimeSeconds) {
        JsonObject json = new JsonObject();
        json.addProperty("status", "alive");
        json.addProperty("uptime_seconds", uptimeSeconds);
        return json.toString();
    }

    /// The body of `/metrics/summary`: each figure under its name; one with labels as an object by label values.
    public static String summary(List<Figure> figures) {
        JsonObject json = new JsonObject();
        for (Figure figure : figures) {
            if (figure.labels().isEmpty()) {
                json.add(figure.name(), value(figure));
            } else {
                labelled(json, figure.name()).add(figure.labels(), value(figure));
            }
        }
        return json.toString();
    }

    private static JsonObject labelled(JsonObject json, String name) {
        if (json.get(name) instanceof JsonObject object) {
            return object;
        }
        JsonObject object = new JsonObject();
        json.add(name, object);
        return object;
    }

    private static JsonElement value(Figure figure) {
        return switch (figure) {
            case Figure.Value(String _, String _, double value) -> number(value);
            case Figure.Distribution distribution -> {
                JsonObject json = new JsonObject();
                json.addProperty("count", distribution.count());
                json.add("sum", number(distribution.sum()));
                json.add("p50", number(distribution.p50()));
                json.add("p95", number(distribution.p95()));
                json.add("p99", number(distribution.p99()));
                yield json;
            }
        };
    }

    /// A quantile of nothing is not a number, which JSON cannot say.
    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    private static JsonObject check(String id, HealthReport.Check check) {
        JsonObject json = new JsonObject();
        json.addProperty("ok", check.ok());
        json.add(
                "error",
                check.error() == null ? JsonNull.INSTANCE : new JsonPrimitive(check.error()));
        json.addProperty("id", id);
        return json;
    }
}
