package dev.vox.runtime.worker;

import com.google.gson.JsonObject;

import dev.vox.runtime.metrics.MetricsPage;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/// The worker's HTTP face: `GET /metrics` and `GET /health`.
final class MetricsListener implements AutoCloseable {
    /// What `GET /health` shows: 200 when healthy, else 503.
    record Health(boolean healthy, JsonObject details) {}

    /// A scrape takes milliseconds; one that is slower than this is cut off when the worker stops.
    private static final Duration STOP_GRACE = Duration.ofMillis(100);

    private final WebServer server;
    private final int port;

    private MetricsListener(WebServer server) {
        this.server = server;
        this.port = server.port();
    }

    /// @throws PortInUseException when another program listens on the port
    /// @throws IOException when the port cannot be listened on for another reason
    static MetricsListener start(
            String host, int port, PrometheusRegistry registry, Supplier<Health> health)
            throws IOException {
        // Helidon logs a port that is taken and returns without a server.
        BindFailure.probe(host, port);
        WebServer server =
                WebServer.builder()
                        .host(host)
                        .port(port)
                        .shutdownHook(false)
                        .shutdownGracePeriod(STOP_GRACE)
                        .routing(
                                HttpRouting.builder()
                                        .get(
                                                "/metrics",
                                                (request, response) -> metrics(response, registry))
                                        .get(
                                                "/health",
                                                (request, response) ->
                                                        health(response, health.get())))
                        .build();
        server.start();
        if (!server.isRunning()) {
            throw new IOException("cannot listen on " + host + ":" + port);
        }
        return new MetricsListener(server);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void metrics(ServerResponse response, PrometheusRegistry registry) {
        response.header(HeaderNames.CONTENT_TYPE, MetricsPage.CONTENT_TYPE);
        response.send(MetricsPage.render(registry));
    }

    private static void health(ServerResponse response, Health health) {
        response.status(health.healthy() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(health.details().toString());
    }
}
