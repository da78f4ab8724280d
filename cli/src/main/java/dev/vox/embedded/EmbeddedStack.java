package dev.vox.embedded;

import dev.vox.problem.VoxException;
import dev.vox.progress.Progress;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.orchestrator.Control;
import dev.vox.runtime.orchestrator.ControlToken;
import dev.vox.runtime.orchestrator.OrchestratorServer;
import dev.vox.runtime.orchestrator.settings.HealthSettings;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.settings.WebSocketSettings;
import dev.vox.runtime.orchestrator.settings.WorkerTimeouts;
import dev.vox.runtime.registry.MemoryRegistry;
import dev.vox.runtime.registry.WorkerAddress;
import dev.vox.runtime.registry.WorkerRegistry;
import dev.vox.runtime.routing.RegistryRouter;
import dev.vox.runtime.worker.WorkerServer;
import dev.vox.runtime.worker.WorkerSettings;
import dev.vox.stack.StackSettings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A registry, a worker and an orchestrator in this JVM, made for each other.
final class EmbeddedStack implements AutoCloseable {
    private static final String WORKER = "worker";
    private static final String ORCHESTRATOR = "orchestrator";

    /// Sessions that name no model leave the choice to the worker, so that they follow when it changes.
    private static final String THE_WORKERS_OWN = "";

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private final Duration grace;
    private final ModelManager models;
    private final WorkerServer worker;
    private final OrchestratorServer orchestrator;
    private final ServedAgent agent;
    private final Registration registration;

    private EmbeddedStack(
            Duration grace,
            ModelManager models,
            WorkerServer worker,
            OrchestratorServer orchestrator,
            ServedAgent agent,
            Registration registration) {
        this.grace = grace;
        this.models = models;
        this.worker = worker;
        this.orchestrator = orchestrator;
        this.agent = agent;
        this.registration = registration;
    }

    /// Starts the services, side by side; each is reported when it is ready. Nothing is left when one fails.
    ///
    /// @param settings a port of 0 is one that the system chooses
    /// @param agentConfig what the agent is made of; null in legacy mode
    /// @param version of the tool, for the health page
    /// @param deadline until all of them must be ready
    /// @param grace what running utterances get when it is closed
    /// @param steering who may change its model
    /// @throws VoxException naming the service that failed
    static EmbeddedStack start(
            StackSettings settings,
            @Nullable AgentConfig agentConfig,
            String version,
            Duration deadline,
            Duration grace,
            Steering steering,
            Progress progress,
            InstantSource clock) {
        long end = System.nanoTime() + deadline.toNanos();
        WorkerRegistry registry = new MemoryRegistry(MemoryRegistry.DEFAULT_TTL, clock);
        Engines engines = new Engines(settings.speech());
        ModelManager models =
                new ModelManager(
                        engines.serving(settings.speech().tonesOnly()),
                        Engines.models(settings.speech()),
                        clock);
        ModelSwitch modelSwitch = new ModelSwitch(models, engines);
        ServedAgent agent = ServedAgent.of(agentConfig);
        Control control = new Control(new ControlToken(steering.token()), modelSwitch);
        Starting<WorkerServer> worker =
                new Starting<>(
                        WORKER,
                        "model " + settings.speech().model(),
                        deadline,
                        progress,
                        () -> Servers.worker(worker(settings), models, clock),
                        server -> "grpc://localhost:" + server.port());
        Starting<OrchestratorServer> orchestrator =
                new Starting<>(
                        ORCHESTRATOR,
                        "its ports",
                        deadline,
                        progress,
                        () ->
                                Servers.orchestrator(
                                        orchestrator(settings, version),
                                        new RegistryRouter(registry, "memory", true),
                                        clock,
                                        control,
                                        agent.agent()),
                        server -> "ws://localhost:" + server.port());
        try {
            WorkerServer speaking = worker.await(end);
            Registration registration =
                    Registration.of(
                            "embedded",
                            () -> new WorkerAddress("127.0.0.1", speaking.port()),
                            speaking,
                            models,
                            registry,
                            clock);
            registration.renew();
            modelSwitch.follow(_ -> registration.renew());
            modelSwitch.follow(steering.follower());
            try {
                EmbeddedStack stack =
                        new EmbeddedStack(
                                grace,
                                models,
                                speaking,
                                orchestrator.await(end),
                                agent,
                                registration);
                agent.ready();
                return stack;
            } catch (RuntimeException e) {
                registration.close();
                throw e;
            }
        } catch (RuntimeException e) {
            orchestrator.abandon(OrchestratorServer::close);
            worker.abandon(WorkerServer::close);
            models.close();
            agent.close();
            throw e;
        }
    }

    /// The port of the orchestrator's WebSocket.
    int webSocketPort() {
        return orchestrator.port();
    }

    /// The port of the orchestrator's health and metrics.
    int healthPort() {
        return orchestrator.healthPort();
    }

    /// The port of the worker's gRPC.
    int grpcPort() {
        return worker.port();
    }

    /// The port of the worker's metrics.
    int metricsPort() {
        return worker.metricsPort();
    }

    /// The ports, in the order of [dev.vox.stack.StackPorts#all].
    List<Integer> ports() {
        return List.of(webSocketPort(), healthPort(), grpcPort(), metricsPort());
    }

    /// Ends the services: clients are told, running utterances get the grace, ports are free when this returns.
    @Override
    public void close() {
        orchestrator.shutdown(grace);
        agent.close();
        registration.close();
        worker.shutdown(Duration.ZERO);
        models.close();
    }

    /// The first question to a worker in a JVM that has just started takes long when the machine is busy; a worker in the
    /// same JVM cannot be gone while the orchestrator is there.
    private static WorkerTimeouts patient(WorkerTimeouts usual) {
        return new WorkerTimeouts(
                FIRST_ANSWER,
                usual.open(),
                usual.control(),
                usual.firstFrame(),
                usual.nextFrame(),
                FIRST_ANSWER);
    }

    private static WorkerSettings worker(StackSettings settings) {
        Integer limit = settings.maxConcurrentSessions();
        return new WorkerSettings(
                settings.host(),
                settings.ports().grpc().port(),
                settings.host(),
                settings.ports().metrics().port(),
                limit == null ? 0 : limit,
                WorkerSettings.DEFAULT_SESSION_IDLE_TIMEOUT,
                WorkerSettings.DEFAULT_STALLED_READER_TIMEOUT);
    }

    private static OrchestratorSettings orchestrator(StackSettings settings, String version) {
        OrchestratorSettings defaults = OrchestratorSettings.DEFAULTS;
        WebSocketSettings webSocket =
                WebSocketSettings.DEFAULTS.at(settings.host(), settings.ports().webSocket().port());
        Integer sessions = settings.maxSessions();
        return new OrchestratorSettings(
                sessions == null ? webSocket : webSocket.withMaxConnections(sessions),
                new HealthSettings(settings.host(), settings.ports().health().port()),
                defaults.session(),
                patient(defaults.worker()),
                THE_WORKERS_OWN,
                settings.mode().word(),
                version,
                defaults.gracefulShutdownTimeout());
    }
}
