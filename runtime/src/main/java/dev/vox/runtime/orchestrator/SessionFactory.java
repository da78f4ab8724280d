package dev.vox.runtime.orchestrator;

import dev.vox.runtime.orchestrator.hearing.Preparation;
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

    private final @Nullable Agent agent;
    private final @Nullable Preparation preparation;
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
        this.preparation = agent == null ? null : new Preparation(agent.recognizer());
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

    private ClientSession session(WebSocketConnection connection) {
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
        OpenTurn turn = new OpenTurn(client, agent != null);
        Stage stage =
                new Stage(client, new Effects(id, client, worker, agenda, turn, metrics::bargedIn));
        Conversation conversation = new Conversation(stage, agenda, turn);
        Intake intake = intake(id, stage, agenda, turn, conversation, sessionClock);
        Runnable done =
                () -> {
                    try {
                        intake.close();
                        metrics.sessionEnded(
                                sessionClock.age(),
                                conversation.messages(),
                                conversation.bargeIns());
                    } finally {
                        sessions.leave(id);
                    }
                };
        Playback playback = new Playback(stage, agenda, turn, conversation, sessionClock);
        Speaker speaker =
                new Speaker(
                        id,
                        playback,
                        new Voice(worker, playback, settings.model()),
                        worker,
                        settings.worker(),
                        metrics,
                        done);
        ClientSession session =
                new ClientSession(
                        id, conversation, intake, speaker, settings.session(), sessionClock);
        sessions.enter(id, session);
        return session;
    }

    private Intake intake(
            String id,
            Stage stage,
            Agenda agenda,
            OpenTurn turn,
            Conversation conversation,
            SessionClock sessionClock) {
        if (agent == null || preparation == null) {
            return new LegacyIntake(conversation, sessionClock);
        }
        Answers answers =
                new Answers(
                        id,
                        stage,
                        agenda,
                        turn,
                        conversation,
                        agent.dialogue(),
                        agent.longestSilence());
        Turns turns = new Turns(stage, agenda, turn, conversation, answers);
        return new AgentIntake(
                id,
                agent,
                preparation,
                stage,
                conversation,
                turns,
                answers,
                new SpeechEvents(stage, turns, sessionClock));
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "ws-" + HexFormat.of().formatHex(bytes);
    }
}
