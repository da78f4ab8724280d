package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.settings.HealthSettings;
import dev.vox.runtime.orchestrator.settings.WebSocketSettings;
import dev.vox.runtime.session.EndReason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.ConnectException;
import java.time.Duration;
import java.time.InstantSource;

/// The server stops without breaking anybody off who is in time.
final class ShutdownTest {
    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra = Orchestra.with(worker);

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void aSilentSessionIsToldAndClosed() {
        try (TestClient client = orchestra.client()) {
            client.started();
            Thread stopping = stopping(Duration.ofSeconds(10));

            assertThat(client.next(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.SERVER_SHUTDOWN);
            assertThat(client.awaitClosed().code()).isEqualTo(1001);
            join(stopping);
            assertThat(worker.sessions).isEmpty();
        }
    }

    @Test
    void aRunningUtteranceEndsAndTextsThatWaitAreDropped() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 40").text("b 40").frames(1);
            Thread stopping = stopping(Duration.ofSeconds(20));

            assertThat(client.frames(39).getLast().sequence()).isEqualTo(40);
            assertThat(client.next(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.SERVER_SHUTDOWN);
            join(stopping);
        }
    }

    @Test
    void whatIsNotInTimeIsEndedInTheMiddle() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 100000").frames(1);
            long began = System.nanoTime();
            Thread stopping = stopping(Duration.ofSeconds(3));

            assertThat(client.skipTo(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.SERVER_SHUTDOWN);
            join(stopping);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aNewClientGetsNoSessionWhileTheServerStops() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.text("a 100").frames(1);
            Thread stopping = stopping(Duration.ofSeconds(20));
            Await.until("new clients are refused", this::isRefused);
            client.skipTo(ServerMessage.SessionEnd.class);
            join(stopping);
        }
    }

    @Test
    void nothingListensAfterwards() {
        int port = orchestra.server.port();
        orchestra.server.shutdown(Duration.ofSeconds(1));
        assertThatThrownBy(() -> TestClient.connect(port))
                .hasCauseInstanceOf(ConnectException.class);
        orchestra.server.shutdown(Duration.ofSeconds(1));
    }

    @Test
    void aTakenPortIsNamed() {
        int taken = orchestra.server.port();
        assertThatThrownBy(() ->
                        OrchestratorServer.start(
                                Orchestra.SETTINGS.with(
                                        WebSocketSettings.DEFAULTS.at("127.0.0.1", taken)),
                                worker.router(),
                                InstantSource.system()))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining(String.valueOf(taken))
                .extracting(thrown -> ((PortTakenException) thrown).port())
                .isEqualTo(taken);
    }

    @Test
    void aTakenHealthPortIsNamedAndTheWebSocketIsNotLeftOpen() {
        int taken = orchestra.server.healthPort();
        assertThatThrownBy(() ->
                        OrchestratorServer.start(
                                Orchestra.SETTINGS.with(new HealthSettings("127.0.0.1", taken)),
                                worker.router(),
                                InstantSource.system()))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining(String.valueOf(taken));
    }

    private boolean isRefused() {
        try (TestClient late = orchestra.client()) {
            Await.until(
                    "it is told something", () -> late.closed.isDone() || !late.received.isEmpty());
            return late.closed.isDone() && late.awaitClosed().code() == 1001;
        }
    }

    private Thread stopping(Duration grace) {
        return Thread.ofVirtual().start(() -> orchestra.server.shutdown(grace));
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
