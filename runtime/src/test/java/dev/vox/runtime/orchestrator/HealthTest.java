package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.registry.MemoryRegistry;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerEntry;
import dev.vox.runtime.registry.WorkerRegistry;
import dev.vox.runtime.routing.RegistryRouter;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/// Health, liveness and metrics, over HTTP.
final class HealthTest {
    private static final Pattern METRIC_LINE =
            Pattern.compile("[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? \\S+");

    private FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra = Orchestra.with(worker);

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void allIsWellWithAWorker() {
        for (String path : List.of("/health", "/readiness")) {
            HttpResponse<String> response = orchestra.get(path);
            JsonObject body = json(response);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(body.keySet())
                    .containsExactly(
                            "status",
                            "uptime_seconds",
                            "redis",
                            "worker",
                            "checks",
                            "registry",
                            "mode",
                            "model",
                            "sessions",
                            "version");
            assertThat(body.get("status").getAsString()).isEqualTo("healthy");
            assertThat(body.get("uptime_seconds").getAsDouble()).isPositive();
            assertThat(body.get("redis").getAsBoolean()).isTrue();
            assertThat(body.get("worker").getAsBoolean()).isTrue();
            assertThat(body.get("checks"))
                    .hasToString(
                            "{\"redis\":{\"ok\":true,\"error\":null,\"id\":\"discovery.registry\"},"
                                + "\"worker\":{\"ok\":true,\"error\":null,\"id\":\"discovery.worker\"}}");
            assertThat(body.get("registry").getAsString()).isEqualTo("static");
            assertThat(body.get("mode").getAsString()).isEqualTo("legacy");
        }
    }

    @Test
    void livenessAsksNobody() {
        worker.close();
        HttpResponse<String> response = orchestra.get("/liveness");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("status").getAsString()).isEqualTo("alive");
        assertThat(json(response).get("uptime_seconds").getAsDouble()).isPositive();
    }

    @Test
    void anAbsentWorkerIs503AndItsReturnIs200() {
        int port = worker.port();
        worker.close();
        Await.until("it is noticed", () -> orchestra.get("/health").statusCode() == 503);
        JsonObject body = json(orchestra.get("/health"));
        assertThat(body.get("status").getAsString()).isEqualTo("unhealthy");
        assertThat(body.get("worker").getAsBoolean()).isFalse();
        JsonObject check = body.getAsJsonObject("checks").getAsJsonObject("worker");
        assertThat(check.get("ok").getAsBoolean()).isFalse();
        assertThat(check.get("error").getAsString()).contains("127.0.0.1:" + port);

        worker = FakeWorker.startAt(port);
        Await.until("it recovers", () -> orchestra.get("/health").statusCode() == 200);
    }

    @Test
    void aWorkerThatAnswersAndDoesNotServeIs503() {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
        try (FakeWorker loading = FakeWorker.startWith(health.getHealthService());
                Orchestra early = Orchestra.with(loading)) {
            HttpResponse<String> response = early.get("/health");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains(loading.address() + " is NOT_SERVING");

            health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
            Await.until("it serves", () -> early.get("/health").statusCode() == 200);
        }
    }

    @Test
    void anEmptyRegistryIs503AndSaysSo() {
        MemoryRegistry registry = new MemoryRegistry(MemoryRegistry.DEFAULT_TTL, orchestra.clock);
        try (Orchestra registered = withRegistry(registry)) {
            JsonObject body = json(registered.get("/health"));
            assertThat(body.get("registry").getAsString()).isEqualTo("memory");
            assertThat(body.get("redis").getAsBoolean()).isTrue();
            assertThat(body.toString()).contains("no worker is registered");
        }
    }

    @Test
    void aRegistryThatFailsIs503AndSaysWhy() {
        WorkerRegistry broken =
                new WorkerRegistry() {
                    @Override
                    public void register(WorkerEntry entry) {}

                    @Override
                    public void deregister(String name, WorkerAddress address) {}

                    @Override
                    public boolean contains(String name) {
                        return false;
                    }

                    @Override
                    public List<WorkerEntry> workers() {
                        throw new IllegalStateException("nobody home");
                    }
                };
        try (Orchestra registered = withRegistry(broken)) {
            HttpResponse<String> response = registered.get("/health");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(json(response).get("redis").getAsBoolean()).isFalse();
            assertThat(response.body()).contains("nobody home");
        }
    }

    @Test
    void sessionsAreCounted() {
        try (TestClient client = orchestra.client()) {
            client.started();
            assertThat(json(orchestra.get("/health")).get("sessions").getAsInt()).isEqualTo(1);
        }
    }

    @Test
    void theMetricsPageHasTheNamesThatDashboardsRead() {
        speakAndFail();
        HttpResponse<String> response = orchestra.get("/metrics");

        assertThat(response.headers().firstValue("content-type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
        assertThat(response.body().lines())
                .filteredOn(line -> !line.startsWith("#"))
                .allMatch(line -> METRIC_LINE.matcher(line).matches());
        assertThat(response.body())
                .contains(
                        "sessions_active 0.0",
                        "session_duration_seconds_bucket{le=\"+Inf\"} 1",
                        "session_messages_bucket{le=\"+Inf\"} 1",
                        "session_messages_sum 2.0",
                        "session_barge_ins_bucket{le=\"+Inf\"} 1",
                        "barge_in_latency_seconds_bucket{le=\"+Inf\"} 0",
                        "control_latency_seconds_bucket{le=\"+Inf\"} 2",
                        "synthesis_latency_seconds_bucket{le=\"+Inf\"} 2",
                        "synthesis_total 2.0",
                        "synthesis_active 0.0",
                        "synthesis_queue_depth 0.0",
                        "synthesis_errors_total{code=\"SYNTHESIS_FAILED\"} 1.0",
                        "workers_active 0.0",
                        "workers_idle 1.0",
                        "worker_utilization_percent 0.0",
                        "worker_tasks_total{worker=\"" + worker.address() + "\"} 2.0",
                        "worker_errors_total{worker=\"" + worker.address() + "\"} 1.0",
                        "sla_compliance_percent{sla=\"first_frame\"}",
                        "sla_violations_total{sla=\"control\"}");
    }

    @Test
    void everyHistogramEndsInInfinity() {
        String page = orchestra.get("/metrics").body();
        List<String> histograms =
                page.lines()
                        .filter(line -> line.startsWith("# TYPE") && line.endsWith(" histogram"))
                        .map(line -> line.split(" ")[2])
                        .toList();
        assertThat(histograms).hasSize(6);
        for (String histogram : histograms) {
            assertThat(page.lines().filter(line -> line.startsWith(histogram + "_bucket")))
                    .last()
                    .asString()
                    .contains("le=\"+Inf\"");
        }
    }

    @Test
    void theSummaryHasQuantiles() {
        speakAndFail();
        JsonObject body = json(orchestra.get("/metrics/summary"));

        JsonObject latency = body.getAsJsonObject("synthesis_latency_seconds");
        assertThat(latency.get("count").getAsInt()).isEqualTo(2);
        assertThat(latency.get("sum").getAsDouble()).isPositive();
        assertThat(latency.get("p50").getAsDouble()).isPositive();
        assertThat(latency.get("p99").getAsDouble())
                .isGreaterThanOrEqualTo(latency.get("p95").getAsDouble());
        assertThat(body.get("synthesis_total").getAsInt()).isEqualTo(2);
        assertThat(
                        body.getAsJsonObject("synthesis_errors_total")
                                .get("SYNTHESIS_FAILED")
                                .getAsInt())
                .isEqualTo(1);
    }

    @Test
    void theSummaryOfNothingHasNoQuantiles() {
        JsonObject latency =
                json(orchestra.get("/metrics/summary"))
                        .getAsJsonObject("synthesis_latency_seconds");
        assertThat(latency.get("count").getAsInt()).isZero();
        assertThat(latency.get("p95").isJsonNull()).isTrue();
    }

    private void speakAndFail() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 20").frames(1);
            client.control(ControlAction.PAUSE);
            Await.until("the worker is paused", () -> worker.calls.contains("PAUSE"));
            awaitCommands(1);
            client.text("b 1 fault fail");
            client.control(ControlAction.RESUME);
            client.error(ErrorCode.SYNTHESIS_FAILED);
            awaitCommands(2);
        }
        Await.until("the session is gone", () -> orchestra.server.sessions() == 0);
    }

    private void awaitCommands(int acknowledged) {
        Await.until(
                acknowledged + " commands are acknowledged",
                () ->
                        orchestra
                                .get("/metrics")
                                .body()
                                .contains("control_latency_seconds_count " + acknowledged));
    }

    private Orchestra withRegistry(WorkerRegistry registry) {
        return new Orchestra(Orchestra.SETTINGS, new RegistryRouter(registry, "memory", true));
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
