package dev.vox.runtime.worker;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import dev.vox.proto.tts.TTSServiceGrpc;
import dev.vox.runtime.model.ModelException;
import dev.vox.runtime.model.ModelLoadException;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.model.UnknownModelException;
import dev.vox.runtime.registry.WorkerCapabilities;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A text-to-speech worker: the gRPC protocol of `proto/tts.proto` with health and reflection, and its metrics page.
///
/// The model manager belongs to the caller, who closes it after the server.
public final class WorkerServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger("vox.worker");
    private static final Duration MAX_REAP_INTERVAL = Duration.ofSeconds(10);

    /// How long utterances that were cut off may take to give their models back.
    private static final Duration CUT_OFF = Duration.ofSeconds(1);

    private final ModelManager models;
    private final InstantSource clock;
    private final int maxConcurrentSessions;
    private final Instant started;
    private final Sessions sessions;
    private final WorkerMetrics metrics = new WorkerMetrics();
    private final HealthStatusManager health = new HealthStatusManager();
    private final AtomicBoolean serving = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ScheduledExecutorService reaper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("vox-worker-reap").factory());
    private final GrpcListener grpc;
    private final MetricsListener page;

    private WorkerServer(WorkerSettings settings, ModelManager models, InstantSource clock)
            throws IOException {
        this.models = models;
        this.clock = clock;
        this.maxConcurrentSessions = settings.maxConcurrentSessions();
        this.started = clock.instant();
        this.sessions =
                new Sessions(settings.maxConcurrentSessions(), settings.sessionIdleTimeout());
        metrics.gauge("sessions_active", "Open sessions", sessions::count);
        metrics.gauge("models_resident", "Models in memory", () -> models.resident().size());
        setStatus(ServingStatus.NOT_SERVING);
        EventLoops loops = new EventLoops();
        this.grpc =
                GrpcListener.start(
                        settings.host(),
                        settings.port(),
                        loops,
                        new TtsMethods(
                                new TtsService(settings, models, sessions, metrics, clock, loops)),
                        health.getHealthService());
        this.page = startPage(settings);
    }

    /// Takes the ports, starts the model manager unless it is started, and serves: health says SERVING when this returns.
    ///
    /// @throws PortInUseException when another program listens on one of the ports
    /// @throws IOException when a port cannot be listened on for another reason
    /// @throws UnknownModelException when no engine serves the default model
    /// @throws ModelLoadException when the default model cannot be loaded
    public static WorkerServer start(
            WorkerSettings settings, ModelManager models, InstantSource clock)
            throws IOException, ModelException, InterruptedException {
        WorkerServer server = new WorkerServer(settings, models, clock);
        try {
            models.start();
        } catch (ModelException | InterruptedException e) {
            server.close();
            throw e;
        }
        server.serve(settings.sessionIdleTimeout());
        return server;
    }

    /// The port of the gRPC server.
    public int port() {
        return grpc.port();
    }

    /// The port of the metrics page.
    public int metricsPort() {
        return page.port();
    }

    /// How busy the worker is now.
    public WorkerActivity activity() {
        Workload workload = metrics.workload();
        return new WorkerActivity(sessions.count(), workload.underWay(), workload.rtf());
    }

    /// What the worker can do, as `GetCapabilities` says it.
    public WorkerCapabilities capabilities() {
        WorkerCapabilities unstated = WorkerCapabilities.UNSTATED;
        return new WorkerCapabilities(
                unstated.streaming(),
                unstated.zeroShot(),
                unstated.lora(),
                unstated.cpuOk(),
                ModelCalls.languages(models),
                unstated.emotiveZeroPrompt(),
                maxConcurrentSessions);
    }

    /// Opens no more sessions and takes no more utterances on, lets the running ones end, and cuts them off when the grace
    /// is over. Returns when the ports are free. A second call does nothing.
    public void shutdown(Duration grace) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        serving.set(false);
        health.enterTerminalState();
        sessions.refuseNew();
        awaitQuiet(grace);
        sessions.endAll();
        awaitQuiet(CUT_OFF);
        reaper.shutdownNow();
        grpc.close();
        page.close();
        LOG.log(Level.INFO, "stopped");
    }

    /// Stops at once: running utterances are cut off.
    @Override
    public void close() {
        shutdown(Duration.ZERO);
    }

    /// Ends the sessions that are idle for too long. Runs by itself.
    void reap() {
        sessions.reap();
    }

    private MetricsListener startPage(WorkerSettings settings) throws IOException {
        try {
            return MetricsListener.start(
                    settings.metricsHost(),
                    settings.metricsPort(),
                    metrics.registry(),
                    this::health);
        } catch (IOException e) {
            grpc.close();
            throw e;
        }
    }

    private void serve(Duration idleTimeout) {
        long interval =
                Math.min(MAX_REAP_INTERVAL.toMillis(), Math.max(1, idleTimeout.toMillis() / 4));
        Future<?> _ =
                reaper.scheduleWithFixedDelay(
                        this::reapAndGoOn, interval, interval, TimeUnit.MILLISECONDS);
        serving.set(true);
        setStatus(ServingStatus.SERVING);
        LOG.log(Level.INFO, "serves on port {0}", String.valueOf(port()));
    }

    private void reapAndGoOn() {
        try {
            reap();
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.log(Level.WARNING, "reaping idle sessions failed", e);
        }
    }

    private void setStatus(ServingStatus status) {
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        health.setStatus(TTSServiceGrpc.SERVICE_NAME, status);
    }

    private void awaitQuiet(Duration limit) {
        try {
            if (!metrics.workload().awaitQuiet(limit)) {
                LOG.log(
                        Level.INFO,
                        "{0} utterances still run after {1} ms",
                        metrics.workload().underWay(),
                        limit.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MetricsListener.Health health() {
        WorkerActivity activity = activity();
        JsonObject details = new JsonObject();
        boolean healthy = serving.get();
        details.addProperty("status", healthy ? "healthy" : "unhealthy");
        details.addProperty(
                "uptime_seconds", Duration.between(started, clock.instant()).toMillis() / 1000.0);
        details.addProperty("sessions", activity.sessions());
        details.addProperty("utterances", activity.utterances());
        details.addProperty("rtf", activity.rtf());
        details.addProperty("default_model", models.resolve(""));
        details.add("resident_models", new Gson().toJsonTree(models.resident()));
        return new MetricsListener.Health(healthy, details);
    }
}
