package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.settings.SessionLimits;
import dev.vox.runtime.orchestrator.settings.WebSocketSettings;
import dev.vox.runtime.session.EndReason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// Every limit ends a session with its own reason, by the injected clock.
final class LimitsTest {
    private static final SessionLimits LIMITS =
            new SessionLimits(Duration.ofSeconds(300), Duration.ofSeconds(3600), 3);

    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra =
            new Orchestra(
                    Orchestra.SETTINGS
                            .with(LIMITS)
                            .with(
                                    WebSocketSettings.DEFAULTS
                                            .at("127.0.0.1", 0)
                                            .withMaxConnections(2)),
                    worker.router());

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void anIdleSessionEnds() {
        try (TestClient client = orchestra.client()) {
            String id = client.started();
            orchestra.clock.advance(Duration.ofSeconds(300));
            ServerMessage.SessionEnd end = client.next(ServerMessage.SessionEnd.class);

            assertThat(end.reason()).isEqualTo(EndReason.IDLE_TIMEOUT);
            assertThat(end.sessionId()).isEqualTo(id);
            assertThat(client.awaitClosed().code()).isEqualTo(1000);
            Await.until("its worker session ends", worker.sessions::isEmpty);
        }
    }

    @Test
    void aSessionThatIsUsedDoesNotIdle() {
        try (TestClient client = orchestra.client()) {
            client.started();
            orchestra.clock.advance(Duration.ofSeconds(299));
            client.control(ControlAction.RESUME).text("a 1").frames(1);
            orchestra.clock.advance(Duration.ofSeconds(299));
            assertThat(client.text("b 1").frames(1)).hasSize(1);
        }
    }

    @Test
    void aSessionEndsAtItsLongestDuration() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 100000").frames(1);
            orchestra.clock.advance(Duration.ofSeconds(3600));

            assertThat(client.skipTo(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.MAX_DURATION);
            Await.until("its utterance ends", () -> worker.running.get() == 0);
        }
    }

    @Test
    void theLastPermittedTextIsSpokenAndThenTheSessionEnds() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2").text("b 2").text("c 2").text("d 2");

            assertThat(client.error(ErrorCode.TEXT_REFUSED).message()).contains("max_messages");
            assertThat(client.skipTo(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.MAX_MESSAGES);
            assertThat(worker.calls)
                    .contains("text a 2", "text b 2", "text c 2")
                    .doesNotContain("text d 2");
        }
    }

    @Test
    void allAudioOfTheLastTextComesBeforeTheEnd() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 2").text("b 2").text("c 20");
            assertThat(client.frames(24)).hasSize(24);
            assertThat(client.next(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.MAX_MESSAGES);
        }
    }

    @Test
    void oneSessionTooManyIsClosedWith1013AndThereIsRoomAgain() {
        try (TestClient one = orchestra.client();
                TestClient two = orchestra.client();
                TestClient three = orchestra.client()) {
            one.started();
            two.started();
            TestClient.Closed closed = three.awaitClosed();
            assertThat(closed.code()).isEqualTo(1013);
            assertThat(closed.reason()).contains("2 sessions", "MAX_SESSIONS");
            assertThat(three.received).isEmpty();

            two.vanish();
            Await.until("there is room", () -> orchestra.server.sessions() == 1);
            try (TestClient four = orchestra.client()) {
                assertThat(four.started()).startsWith("ws-");
            }
        }
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        assertThatThrownBy(
                        () -> new SessionLimits(Duration.ofSeconds(9), Duration.ofSeconds(60), 1))
                .hasMessage("session.idle_timeout_seconds is 9.0 s, must be 10–3600 s");
        assertThatThrownBy(() ->
                        new SessionLimits(Duration.ofSeconds(10), Duration.ofSeconds(14_401), 1))
                .hasMessageContaining("max_session_duration_seconds");
        assertThatThrownBy(() ->
                        new SessionLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 1001))
                .hasMessageContaining("max_messages_per_session is 1001");
        assertThatThrownBy(() -> WebSocketSettings.DEFAULTS.at("localhost", 1023))
                .hasMessage("transport.websocket.port is 1023, must be 1024–65535");
        assertThatThrownBy(() -> WebSocketSettings.DEFAULTS.withMaxConnections(0))
                .hasMessageContaining("max_connections is 0");
    }
}
