package dev.vox.runtime.orchestrator;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.vox.runtime.orchestrator.message.AudioBinary;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.upstream.WorkerChannels;
import dev.vox.runtime.orchestrator.upstream.WorkerProbe;
import dev.vox.runtime.orchestrator.websocket.WebSocketConnection;
import dev.vox.runtime.orchestrator.websocket.WebSocketUpgrader;
import dev.vox.runtime.routing.WorkerRouter;
import dev.vox.runtime.session.EndReason;

import io.helidon.webserver.WebServer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/// The orchestrator: clients' WebSockets on one port, health and metrics on another.
///
/// It starts and stays up whether or not a worker is there.
public final class OrchestratorServer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("vox.orchestrator");

    private final WebServer websocket;
    private final WebServer health;
    private final ActiveSessions sessions;
    private final Connections connections;
    private final WorkerChannels channels;
    private final Watchdog watchdog;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private OrchestratorServer(
            WebServer websocket,
            WebServer health,
            ActiveSessions sessions,
            Connections connections,
            WorkerChannels channels,
            Watchdog watchdog) {
        this.websocket = websocket;
        this.health = health;
        this.sessions = sessions;
        this.connections = connections;
        this.channels = channels;
        this.watchdog = watchdog;
    }

    /// Starts listening. Nobody controls it.
    ///
    /// @param router where sessions find their workers
    /// @param clock by which sessions reach their limits
    /// @throws PortTakenException when one of the ports is taken; nothing listens then
    public static OrchestratorServer start(
            OrchestratorSettings settings, WorkerRouter router, InstantSource clock)
            throws PortTakenException {
        return start(settings, router, clock, null, null);
    }

    /// Starts listening, in legacy mode.
    ///
    /// @param router where sessions find their workers
    /// @param clock by which sessions reach their limits
    /// @param control served beside health; null when nobody may control it
    /// @throws PortTakenException when one of the ports is taken; nothing listens then
    public static OrchestratorServer start(
            OrchestratorSettings settings,
            WorkerRouter router,
            InstantSource clock,
            @Nullable Control control)
            throws PortTakenException {
        return start(settings, router, clock, control, null);
    }

    /// Starts listening.
    ///
    /// @param router where sessions find their workers
    /// @param clock by which sessions reach their limits
    /// @param control served beside health; null when nobody may control it
    /// @param agent what hears, understands and answers; null in legacy mode. Closed by the caller, after the server
    /// @throws PortTakenException when one of the ports is taken; nothing listens then
    public static OrchestratorServer start(
            OrchestratorSettings settings,
            WorkerRouter router,
            InstantSource clock,
            @Nullable Control control,
            @Nullable Agent agent)
            throws PortTakenException {
        WorkerChannels channels = new WorkerChannels(settings.worker().connect());
        ActiveSessions sessions = new ActiveSessions(settings.websocket().maxConnections());
        OrchestratorMetrics metrics = new OrchestratorMetrics(sessions::count, router::workers);
        SessionFactory factory =
                new SessionFactory(settings, router, channels, sessions, metrics, clock, agent);
        Connections connections = new Connections(factory::listener);
        HealthMonitor monitor =
                new HealthMonitor(
                        settings,
                        router,
                        new WorkerProbe(channels, settings.worker().probe()),
                        sessions::count,
                        control == null ? settings::model : control.models()::model);
        WebServer health = HttpListeners.health(settings, monitor, metrics, control);
        WebServer websocket;
        try {
            websocket =
                    HttpListeners.websocket(
                            settings,
                            new WebSocketUpgrader(AudioBinary.SUB_PROTOCOL, connections::listener));
        } catch (PortTakenException e) {
            health.stop();
            channels.close();
            throw e;
        }
        Watchdog watchdog =
                new Watchdog(sessions, connections, settings.websocket().writeTimeout());
        LOGGER.log(
                INFO,
                "listening on ws://{0}:{1,number,#}, health on port {2,number,#}",
                settings.websocket().host(),
                websocket.port(),
                health.port());
        return new OrchestratorServer(websocket, health, sessions, connections, channels, watchdog);
    }

    /// The port of the WebSocket.
    public int port() {
        return websocket.port();
    }

    /// The port of health and metrics.
    public int healthPort() {
        return health.port();
    }

    /// Sessions open now.
    public int sessions() {
        return sessions.count();
    }

    /// Stops: no new sessions, running utterances end, texts that wait are dropped, every client is told
    /// `session_end` with `server_shutdown` and closed. When the grace is over, what is left is ended in the middle.
    ///
    /// A second call does nothing.
    ///
    /// @param grace how long all of it may take, about
    public void shutdown(Duration grace) {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        Duration farewell = farewell(grace);
        try {
            sessions.close();
            sessions.all().forEach(session -> session.finish(EndReason.SERVER_SHUTDOWN));
            if (!sessions.awaitNone(grace.minus(farewell))) {
                LOGGER.log(WARNING, "{0} sessions are ended in mid-utterance", sessions.count());
                sessions.all().forEach(session -> session.end(EndReason.SERVER_SHUTDOWN));
            }
            long deadline = System.nanoTime() + farewell.toNanos();
            if (!connections.awaitNone(farewell)) {
                LOGGER.log(WARNING, "some clients did not answer the close in time");
            }
            if (!sessions.awaitNone(Duration.ofNanos(deadline - System.nanoTime()))) {
                LOGGER.log(WARNING, "some workers were not told of the end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.all().forEach(WebSocketConnection::abort);
            websocket.stop();
            health.stop();
            watchdog.close();
            channels.close();
        }
    }

    /// Stops without grace for running utterances.
    @Override
    public void close() {
        shutdown(Duration.ofMillis(200));
    }

    /// The part of the grace in which clients are told and answer the close: half of it, at most a second.
    private static Duration farewell(Duration grace) {
        Duration half = grace.dividedBy(2);
        Duration second = Duration.ofSeconds(1);
        return half.compareTo(second) < 0 ? half : second;
    }
}
