package dev.vox.runtime.orchestrator;

import dev.vox.runtime.metrics.MetricsPage;
import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.message.HealthReport;
import dev.vox.runtime.orchestrator.message.Pages;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.websocket.WebSocketUpgrader;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

/// The two listening sockets.
final class HttpListeners {
    private static final String JSON = "application/json";

    /// What the system may hold unread for a client that does not read, in bytes: 24 frames as text.
    private static final int SEND_BUFFER = 64 << 10;

    private HttpListeners() {}

    /// Listens for clients.
    static WebServer websocket(OrchestratorSettings settings, WebSocketUpgrader upgrader)
            throws PortTakenException {
        WebServerConfig.Builder server =
                WebServer.builder()
                        .host(settings.websocket().host())
                        .port(settings.websocket().port())
                        .addConnectionSelector(
                                Http1ConnectionSelector.builder()
                                        .config(Http1Config.create())
                                        .addUpgrader(upgrader)
                                        .build())
                        .protocolsDiscoverServices(false)
                        .routing(
                                HttpRouting.builder()
                                        .any((_, response) ->
                                                response.status(
                                                                Status.create(
                                                                        426, "Upgrade Required"))
                                                        .header(HeaderNames.UPGRADE, "websocket")
                                                        .send(
                                                                "this port speaks WebSocket"
                                                                        + " ("
                                                                        + AudioBinary.SUB_PROTOCOL
                                                                        + " optional)\n")));
        return start(server, settings.websocket().host(), settings.websocket().port());
    }

    /// Serves health and metrics, and the control face if there is one.
    static WebServer health(
            OrchestratorSettings settings,
            HealthMonitor health,
            OrchestratorMetrics metrics,
            @Nullable Control control)
            throws PortTakenException {
        HttpRouting.Builder pages = pages(health, metrics);
        if (control != null) {
            pages.any(ControlEndpoint.PATH, new ControlEndpoint(control));
        }
        WebServerConfig.Builder server =
                WebServer.builder()
                        .host(settings.health().host())
                        .port(settings.health().port())
                        .routing(pages);
        return start(server, settings.health().host(), settings.health().port());
    }

    private static HttpRouting.Builder pages(HealthMonitor health, OrchestratorMetrics metrics) {
        return HttpRouting.builder()
                .get("/health", (_, response) -> send(response, health))
                .get("/readiness", (_, response) -> send(response, health))
                .get(
                        "/liveness",
                        (_, response) ->
                                response.header(HeaderNames.CONTENT_TYPE, JSON)
                                        .send(Pages.liveness(health.uptimeSeconds())))
                .get(
                        "/metrics",
                        (_, response) ->
                                response.header(HeaderNames.CONTENT_TYPE, MetricsPage.CONTENT_TYPE)
                                        .send(metrics.page()))
                .get(
                        "/metrics/summary",
                        (_, response) ->
                                response.header(HeaderNames.CONTENT_TYPE, JSON)
                                        .send(Pages.summary(metrics.figures())));
    }

    private static void send(ServerResponse response, HealthMonitor health) {
        HealthReport report = health.report();
        response.status(report.healthy() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .header(HeaderNames.CONTENT_TYPE, JSON)
                .send(Pages.health(report));
    }

    private static WebServer start(WebServerConfig.Builder server, String host, int port)
            throws PortTakenException {
        checkFree(host, port);
        WebServer started =
                server.shutdownHook(false)
                        .shutdownGracePeriod(Duration.ofMillis(100))
                        .connectionOptions(options ->
                                options.tcpNoDelay(true).socketSendBufferSize(SEND_BUFFER))
                        .build()
                        .start();
        if (!started.isRunning()) {
            throw new PortTakenException(host, port, "the server did not start");
        }
        return started;
    }

    /// The server only logs that it could not listen, so we ask first.
    private static void checkFree(String host, int port) throws PortTakenException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new PortTakenException(host, port, String.valueOf(e.getMessage()));
        }
    }
}
