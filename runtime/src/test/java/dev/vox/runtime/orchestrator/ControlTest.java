package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.settings.WorkerTimeouts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PAUSE, RESUME and STOP act at once, on what the client hears and on the worker.
final class ControlTest {
    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra = Orchestra.with(worker);

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void nothingIsSentAfterAPauseIsAcknowledged() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 100").frames(3);
            client.control(ControlAction.PAUSE);
            Await.until("the worker is paused", () -> worker.calls.contains("PAUSE"));
            // An answer to a message sent after the PAUSE: what came before it was sent before the
            // PAUSE took effect.
            List<ServerMessage> before = untilAnswered(client);

            assertThat(before).hasSizeLessThan(97);
            // What another session is sent meanwhile counts the time.
            try (TestClient other = orchestra.client()) {
                other.started();
                other.text("b 30").frames(30);
            }
            assertThat(client.received).isEmpty();
        }
    }

    @Test
    void resumeGoesOnWithTheNextFrame() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 40").frames(3);
            client.control(ControlAction.PAUSE);
            List<ServerMessage> before = untilAnswered(client);
            client.control(ControlAction.RESUME);
            List<ServerMessage.Audio> after = client.utterance();

            assertThat(before.size() + after.size()).isEqualTo(37);
            assertThat(after.getFirst().sequence()).isEqualTo(4 + before.size());
            assertThat(after.getLast().sequence()).isEqualTo(40);
            Await.until("the worker goes on", () -> worker.calls.contains("RESUME"));
        }
    }

    @Test
    void afterAPauseAudioIsStillPaced() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 80").frames(3);
            client.control(ControlAction.PAUSE);
            int sent = 3 + untilAnswered(client).size();
            long resumed = System.nanoTime();
            client.control(ControlAction.RESUME);
            for (int frame = sent + 1; frame <= 80; frame++) {
                long at = client.nextReceived().nanos() - resumed;
                long ahead = (frame - sent) * 20L - TimeUnit.NANOSECONDS.toMillis(at);
                assertThat(ahead).as("frame %d", frame).isLessThanOrEqualTo(200);
            }
        }
    }

    @Test
    void stopDropsTheRunningUtteranceAndTheTextsThatWait() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 500").text("b 5").text("c 5").frames(3);
            client.control(ControlAction.STOP).text("d 2");
            List<ServerMessage.Metrics> ends = new ArrayList<>();
            List<Byte> heard = new ArrayList<>();
            while (ends.size() < 4) {
                switch (client.next()) {
                    case ServerMessage.Metrics metrics -> ends.add(metrics);
                    case ServerMessage.Audio audio -> heard.add(audio.pcm()[0]);
                    default -> throw new AssertionError();
                }
            }
            assertThat(ends)
                    .extracting(ServerMessage.Metrics::utterance)
                    .containsExactly(1, 2, 3, 4);
            assertThat(ends)
                    .extracting(ServerMessage.Metrics::outcome)
                    .containsExactly(
                            Outcome.STOPPED, Outcome.STOPPED, Outcome.STOPPED, Outcome.COMPLETED);
            assertThat(heard)
                    .doesNotContain(FakeWorker.mark("", "b"), FakeWorker.mark("", "c"))
                    .endsWith(FakeWorker.mark("", "d"), FakeWorker.mark("", "d"));
            assertThat(worker.calls).contains("STOP").doesNotContain("text b 5", "text c 5");
            Await.until("the worker stopped speaking", () -> worker.running.get() == 0);
        }
    }

    @Test
    void stopEndsAPauseToo() {
        try (TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 100").frames(3);
            client.control(ControlAction.PAUSE).control(ControlAction.STOP).text("b 2");
            client.skipTo(ServerMessage.Metrics.class);

            assertThat(client.utterance()).hasSize(2);
            assertThat(worker.calls).containsSubsequence("PAUSE", "STOP", "text b 2");
        }
    }

    @Test
    void commandsThatFindNothingToDoChangeNothing() {
        try (TestClient client = orchestra.client()) {
            client.started();
            for (ControlAction action : ControlAction.values()) {
                client.control(action);
            }
            client.text("a 2");
            assertThat(client.frames(2)).hasSize(2);
        }
    }

    @Test
    void aPauseLongerThanTheWorkersDeadlineIsNoStall() {
        WorkerTimeouts impatient =
                new WorkerTimeouts(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(1));
        try (Orchestra strict = new Orchestra(Orchestra.SETTINGS.with(impatient), worker.router());
                TestClient client = strict.client()) {
            client.started();
            client.accept(Topic.METRICS).text("a 30").frames(3);
            long paused = System.nanoTime();
            client.control(ControlAction.PAUSE);
            Await.until(
                    "the pause is longer than the deadline",
                    () -> System.nanoTime() - paused > Duration.ofMillis(900).toNanos());
            client.control(ControlAction.RESUME);
            ServerMessage.Metrics end = client.skipTo(ServerMessage.Metrics.class);

            assertThat(end.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(end.frames()).isEqualTo(30);
        }
    }

    /// What comes before the error that answers a message sent now.
    private static List<ServerMessage> untilAnswered(TestClient client) {
        client.sendRaw("{}");
        List<ServerMessage> before = new ArrayList<>();
        while (true) {
            ServerMessage next = client.next();
            if (next instanceof ServerMessage.Failure) {
                return before;
            }
            before.add(next);
        }
    }
}
