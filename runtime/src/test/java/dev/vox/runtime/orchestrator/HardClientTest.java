package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.Pace;
import dev.vox.runtime.orchestrator.settings.WebSocketSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that vanish, and clients that never read.
final class HardClientTest {
    private static final String LONG_FAST = "{\"type\":\"hello\",\"pace\":\"fast\"}";
    private static final String LONG_TEXT = "{\"type\":\"text\",\"text\":\"a 100000\"}";

    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra =
            new Orchestra(
                    Orchestra.SETTINGS.with(
                            WebSocketSettings.DEFAULTS
                                    .at("127.0.0.1", 0)
                                    .withWriteTimeout(Duration.ofSeconds(2))),
                    worker.router());

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void aClientThatVanishesInMidUtteranceLeavesNothingBehind() throws IOException {
        RawClient client = new RawClient(orchestra.server.port());
        client.sendText(LONG_TEXT);
        Await.until("it is spoken to", () -> worker.framesSent.get() > 0);
        client.reset();

        Await.until("its utterance ends", () -> worker.running.get() == 0);
        Await.until("its worker session ends", worker.sessions::isEmpty);
        Await.until("its session is gone", () -> orchestra.server.sessions() == 0);
        assertThat(orchestra.get("/metrics").body())
                .contains("sessions_active 0.0", "synthesis_active 0.0", "workers_active 0.0");
    }

    @Test
    void aClientThatClosesItsSocketWithoutAWordLeavesNothingBehind() {
        TestClient client = orchestra.client();
        client.started();
        client.text("a 100000").frames(3);
        client.vanish();

        Await.until("its utterance ends", () -> worker.running.get() == 0);
        Await.until("its session is gone", () -> orchestra.server.sessions() == 0);
        assertThat(worker.calls).contains("end");
    }

    @Test
    void aClientThatNeverReadsHoldsTheWorkerBackAndIsThenEnded() throws IOException {
        try (RawClient client = new RawClient(orchestra.server.port(), 4096)) {
            client.sendText(LONG_FAST);
            client.sendText(LONG_TEXT);
            long held = untilSteady(worker.framesSent);

            // Socket buffers, our queue of 50, and the windows of gRPC: a fiftieth of what it would
            // send.
            assertThat(held).isBetween(1L, 2000L);
            Await.until("its utterance ends", () -> worker.running.get() == 0);
            Await.until("its session is gone", () -> orchestra.server.sessions() == 0);
        }
    }

    @Test
    void aClientThatNeverReadsDoesNotHoldUpAnother() throws IOException {
        try (RawClient deaf = new RawClient(orchestra.server.port(), 4096);
                TestClient client = orchestra.client()) {
            deaf.sendText(LONG_FAST);
            deaf.sendText(LONG_TEXT);
            client.started();
            long unused = untilSteady(worker.framesSent);
            client.pace(Pace.FAST).text("b 500");
            assertThat(client.frames(500)).hasSize(500);
        }
    }

    @Test
    void aPausedClientDoesNotHoldUpAnother() {
        try (TestClient paused = orchestra.client();
                TestClient client = orchestra.client()) {
            paused.started();
            client.started();
            paused.text("a 100000").frames(3);
            paused.control(ControlAction.PAUSE);
            long unused = untilSteady(worker.framesSent);
            client.pace(Pace.FAST).text("b 500");
            assertThat(client.frames(500)).hasSize(500);
        }
    }

    /// Waits until a count has not risen for 300 ms, and returns it.
    private static long untilSteady(AtomicLong count) {
        long[] last = {-1, System.nanoTime()};
        Await.until(
                "the worker is held back",
                () -> {
                    long now = System.nanoTime();
                    if (count.get() != last[0]) {
                        last[0] = count.get();
                        last[1] = now;
                    }
                    return last[0] > 0 && now - last[1] > Duration.ofMillis(300).toNanos();
                });
        return last[0];
    }
}
