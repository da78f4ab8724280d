package dev.vox.embedded;

import dev.vox.env.Origin;
import dev.vox.env.Setting;
import dev.vox.env.Settings;
import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.orchestrator.OrchestratorServer;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.redis.RedisRegistry;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;
import dev.vox.stack.PortCheck;
import dev.vox.stack.PortClaim;
import dev.vox.stack.StackDriver.StackEnd;
import dev.vox.stack.log.LogSink;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// One server in the foreground, until a signal ends it.
public final class ServerProcess {
    /// What running utterances of a worker get when it is stopped.
    private static final Duration WORKER_GRACE = Duration.ofSeconds(5);

    /// What a worker gets to have its models: they may be large, and it is started by scripts that wait.
    private static final Duration WORKER_START = Duration.ofMinutes(2);

    private final PortCheck ports;
    private final LogSink log;
    private final InstantSource clock;

    /// @param log takes the records of the server
    public ServerProcess(PortCheck ports, LogSink log, InstantSource clock) {
        this.ports = ports;
        this.log = log;
        this.clock = clock;
    }

    /// Runs a worker.
    ///
    /// @param ready is told when it serves
    /// @throws VoxException when a port is taken, or the default model cannot be had in time
    public StackEnd worker(WorkerRequest request, Consumer<ServerReady> ready)
            throws InterruptedException {
        ports.require(request.host(), request.ports());
        Signals signals = Signals.install();
        try (ServiceLogs _ = ServiceLogs.to(request.logLevel(), log);
                ModelManager models =
                        new ModelManager(
                                Engines.of(request.speech()),
                                Engines.models(request.speech()),
                                clock);
                WorkerServer worker = signals.during(() -> start(request, models)).orElse(null)) {
            if (worker != null) {
                ready.accept(
                        new ServerReady(
                                "worker",
                                List.of(
                                        address("grpc", request.host(), worker.port(), ""),
                                        address(
                                                "http",
                                                request.host(),
                                                worker.metricsPort(),
                                                "/metrics")),
                                request.speech().model()));
            }
            return serve(request, worker, models, signals);
        }
    }

    /// Registers the worker while it serves. At the end it leaves the registry first, so that nobody comes any more, and
    /// then ends its utterances.
    private StackEnd serve(
            WorkerRequest request,
            @Nullable WorkerServer worker,
            ModelManager models,
            Signals signals)
            throws InterruptedException {
        RegistrationRequest registration = request.registration();
        if (worker == null || registration == null) {
            StackEnd end = signals.await();
            if (worker != null) {
                worker.shutdown(WORKER_GRACE);
            }
            return end;
        }
        try (RedisRegistry registry = new RedisRegistry(registration.redis())) {
            StackEnd end;
            try (Registration _ =
                    register(registration, request.host(), worker, models, registry)) {
                end = signals.await();
            }
            worker.shutdown(WORKER_GRACE);
            return end;
        }
    }

    private Registration register(
            RegistrationRequest request,
            String host,
            WorkerServer worker,
            ModelManager models,
            RedisRegistry registry) {
        WorkerAddress told = request.address();
        String name = request.name();
        int port = worker.port();
        return Registration.of(
                name == null ? Advertised.name(port) : name,
                () ->
                        told == null
                                ? Advertised.address(host, port, request.redis().address())
                                : told,
                worker,
                models,
                registry,
                clock);
    }

    private WorkerServer start(WorkerRequest request, ModelManager models) {
        long end = System.nanoTime() + WORKER_START.toNanos();
        Starting<WorkerServer> worker =
                new Starting<>(
                        "worker",
                        "model " + request.speech().model(),
                        WORKER_START,
                        Progress.NONE,
                        () -> Servers.worker(settings(request), models, clock),
                        server -> "grpc://localhost:" + server.port());
        try {
            return worker.await(end);
        } catch (RuntimeException e) {
            worker.abandon(WorkerServer::close);
            throw e;
        }
    }

    /// Runs an orchestrator.
    ///
    /// @param config says where its workers are
    /// @param ready is told when it serves
    /// @throws VoxException when a port is taken
    public StackEnd orchestrator(OrchestratorConfig config, Consumer<ServerReady> ready)
            throws InterruptedException {
        claim(config.settings());
        Signals signals = Signals.install();
        try (ServiceLogs _ = ServiceLogs.to(config.logLevel(), log);
                Routes routes = Routes.of(config);
                ServedAgent agent = ServedAgent.of(config.agent());
                OrchestratorServer server =
                        signals.during(() ->
                                        Servers.orchestrator(
                                                config.settings(),
                                                routes.router(),
                                                clock,
                                                null,
                                                agent.agent()))
                                .orElse(null)) {
            if (server != null) {
                ready.accept(ready(config.settings(), server, routes.named()));
                agent.ready();
            }
            StackEnd end = signals.await();
            if (server != null) {
                server.shutdown(config.settings().gracefulShutdownTimeout());
            }
            return end;
        }
    }

    private void claim(OrchestratorSettings settings) {
        String webSocketHost = settings.websocket().host();
        String healthHost = settings.health().host();
        PortClaim webSocket =
                claim("WebSocket", Settings.WEBSOCKET_PORT, settings.websocket().port());
        PortClaim health = claim("health", Settings.HEALTH_PORT, settings.health().port());
        if (webSocketHost.equals(healthHost)) {
            ports.require(webSocketHost, List.of(webSocket, health));
        } else {
            ports.require(webSocketHost, List.of(webSocket));
            ports.require(healthHost, List.of(health));
        }
    }

    private static PortClaim claim(String purpose, Setting<Integer> setting, int port) {
        return new PortClaim("orchestrator", purpose, setting, port, new Origin.BuiltIn());
    }

    private static ServerReady ready(
            OrchestratorSettings settings, OrchestratorServer server, String workers) {
        return new ServerReady(
                "orchestrator",
                List.of(
                        address("ws", settings.websocket().host(), server.port(), ""),
                        address("http", settings.health().host(), server.healthPort(), "/health")),
                workers);
    }

    private static WorkerSettings settings(WorkerRequest request) {
        Integer limit = request.maxConcurrentSessions();
        return new WorkerSettings(
                request.host(),
                request.ports().getFirst().port(),
                request.host(),
                request.ports().getLast().port(),
                limit == null ? 0 : limit,
                WorkerSettings.DEFAULT_SESSION_IDLE_TIMEOUT,
                WorkerSettings.DEFAULT_STALLED_READER_TIMEOUT);
    }

    private static URI address(String scheme, String host, int port, String path) {
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + literal + ":" + port + path);
    }
}
