package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.orchestrator.upstream.WorkerChannels;
import dev.vox.runtime.orchestrator.upstream.WorkerSession;
import dev.vox.runtime.orchestrator.websocket.CloseCode;
import dev.vox.runtime.orchestrator.websocket.ConnectionListener;
import dev.vox.runtime.orchestrator.websocket.WebSocketConnection;
import dev.vox.runtime.routing.WorkerRouter;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/// Makes a session of each connection that may have one.
final class SessionFactory {
    private static final int ID_BYTES = 6;

    private final OrchestratorSettings settings;
    private final WorkerRouter router;
    private final WorkerChannels channels;
    private final ActiveSessions sessions;
    private final OrchestratorMetrics metrics;
    private final InstantSource clock;

    @SuppressWarnings("UnusedVariable")
    private final @Nullable Agent agent;

    private final TextBudget texts = new TextBudget();
    private final SecureRandom random = new SecureRandom();

    SessionFactory(
            OrchestratorSettings settings,
            WorkerRouter router,
            WorkerChannels channels,
            ActiveSessions sessions,
            OrchestratorMetrics metrics,
            InstantSource clock,
            @Nullable Agent agent) {
        this.settings = settings;
        this.router = router;
        this.channels = channels;
        this.sessions = sessions;
        this.metrics = metrics;
        this.clock = clock;
        this.agent = agent;
    }

    ConnectionListener listener(WebSocketConnection connection) {
        return switch (sessions.admit()) {
            case ADMITTED -> session(connection);
            case FULL ->
                    new Refusal(
                            connection,
                            CloseCode.TRY_AGAIN_LATER,
                            "all "
                                    + settings.websocket().maxConnections()
                                    + " sessions are taken (MAX_SESSIONS)");
            case CLOSING -> new Refusal(connection, CloseCode.GOING_AWAY, "the server is stopping");
        };
    }

    private LegacySession session(WebSocketConnection connection) {
        String id = newId();
        SessionClock sessionClock = new SessionClock(clock);
        WorkerSession worker =
                new WorkerSession(
                        id,
                        router,
                        channels,
                        settings.worker(),
                        settings.websocket().frameQueueSize(),
                        metrics::commandAcknowledged);
        Agenda agenda = new Agenda(metrics, texts, settings.session().maxMessages());
        Client client = new Client(connection);
        Conversation conversation =
                new Conversation(
                        client, agenda, new Effects(id, client, worker, agenda), sessionClock);
        Runnable done =
                () -> {
                    metrics.sessionEnded(
                            sessionClock.age(), conversation.texts(), conversation.bargeIns());
                    sessions.leave(id);
                };
        Speaker speaker =
                new Speaker(
                        id,
                        conversation,
                        new Voice(worker, conversation, settings.model()),
                        worker,
                        settings.worker(),
                        metrics,
                        done);
        LegacySession session =
                new LegacySession(id, conversation, speaker, settings.session(), sessionClock);
        sessions.enter(id, session);
        return session;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "ws-" + HexFormat.of().formatHex(bytes);
    }
}
