package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.settings.HealthSettings;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.settings.WebSocketSettings;
import dev.vox.runtime.routing.WorkerRouter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// An orchestrator on free ports, with a clock that the test moves.
final class Orchestra implements AutoCloseable {
    static final OrchestratorSettings SETTINGS =
            OrchestratorSettings.DEFAULTS
                    .with(WebSocketSettings.DEFAULTS.at("127.0.0.1", 0))
                    .with(new HealthSettings("127.0.0.1", 0));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// A clock that stands still until it is moved.
    static final class TestClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    final TestClock clock = new TestClock();
    final OrchestratorServer server;

    Orchestra(OrchestratorSettings settings, WorkerRouter router) {
        this(settings, router, null);
    }

    Orchestra(OrchestratorSettings settings, WorkerRouter router, @Nullable Control control) {
        this(settings, router, control, null);
    }

    Orchestra(
            OrchestratorSettings settings,
            WorkerRouter router,
            @Nullable Control control,
            @Nullable Agent agent) {
        try {
            server = OrchestratorServer.start(settings, router, clock, control, agent);
        } catch (PortTakenException e) {
            throw new AssertionError(e);
        }
    }

    static Orchestra with(FakeWorker worker) {
        return new Orchestra(SETTINGS, worker.router());
    }

    static Orchestra with(FakeWorker worker, Agent agent) {
        return new Orchestra(SETTINGS, worker.router(), null, agent);
    }

    TestClient client() {
        return TestClient.connect(server.port());
    }

    HttpResponse<String> get(String path) {
        return get(server.healthPort(), path);
    }

    static HttpResponse<String> get(int port, String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
