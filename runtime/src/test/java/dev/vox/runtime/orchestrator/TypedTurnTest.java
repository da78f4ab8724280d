package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.hearing.Patience;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Role;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.settings.SessionLimits;
import dev.vox.runtime.session.EndReason;
import dev.vox.runtime.vad.VadSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A user who writes to the agent, and the modes in which a text is a turn.
final class TypedTurnTest {
    private final FakeWorker worker = FakeWorker.start();
    private final FakeRecognizer recognizer = new FakeRecognizer();

    @AfterEach
    void stop() {
        worker.close();
    }

    private Agent agent(FakeDialogue dialogue, Agent.Mode mode) {
        return new Agent(
                VadSettings.DEFAULTS,
                recognizer,
                dialogue,
                mode,
                Patience.DEFAULTS,
                Duration.ofMillis(800));
    }

    private Orchestra orchestra(FakeDialogue dialogue) {
        return Orchestra.with(worker, agent(dialogue, Agent.Mode.AGENT));
    }

    @Test
    void aTurnIsAMessageAndTheLastOneIsAnsweredBeforeTheSessionEnds() {
        Orchestra orchestra =
                new Orchestra(
                        Orchestra.SETTINGS.with(
                                new SessionLimits(Duration.ofMinutes(5), Duration.ofHours(1), 2)),
                        worker.router(),
                        null,
                        agent(FakeDialogue.of("a 3", "b 3"), Agent.Mode.AGENT));
        try (orchestra;
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN);
            client.text("first").frames(6);
            client.next(ServerMessage.Turn.class);
            client.text("second").frames(6);
            assertThat(client.next(ServerMessage.Turn.class).turn()).isEqualTo(2);
            assertThat(client.next(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.MAX_MESSAGES);
        }
    }

    @Test
    void aTypedTurnBreaksInAndAClientThatSendsNoAudioIsToldNothingOfIt() {
        FakeDialogue dialogue =
                new FakeDialogue((said, sink) -> {
                    boolean unused = sink.accept(said.equals("first") ? "a 500" : "b 5");
                });
        try (Orchestra orchestra = orchestra(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.text("first").frames(5);
            client.text("second");
            ServerMessage.Audio next = client.next(ServerMessage.Audio.class);
            while (next.pcm()[0] != FakeWorker.mark("", "b")) {
                next = client.next(ServerMessage.Audio.class);
            }
            client.frames(4);
            assertThat(client.received).isEmpty();
        }
        assertThat(dialogue.said).containsExactly("first", "second");
    }

    @Test
    void hybridSpeaksTextsUntilAClientIsFullDuplex() {
        FakeDialogue dialogue = FakeDialogue.of("answer 2");
        try (Orchestra orchestra = Orchestra.with(worker, agent(dialogue, Agent.Mode.HYBRID));
                TestClient legacy = orchestra.client();
                TestClient duplex = orchestra.client()) {
            legacy.started();
            duplex.started();
            legacy.text("spoken 1").frames(1);
            legacy.text("asked", Role.USER).frames(2);
            duplex.sendRaw("{\"type\":\"audio_format\",\"sample_rate\":16000}");
            duplex.text("question").frames(2);
            duplex.text("said 3", Role.ASSISTANT).frames(3);
        }
        assertThat(dialogue.said).containsExactlyInAnyOrder("asked", "question");
        assertThat(worker.calls).contains("text spoken 1", "text said 3");
    }

    @Test
    void legacyModeAnswersNoUser() {
        try (Orchestra orchestra = Orchestra.with(worker);
                TestClient client = orchestra.client()) {
            client.started();
            client.text("a 1", Role.USER);
            assertThat(client.error(ErrorCode.INVALID_MESSAGE).message()).contains("no agent");
            client.text("b 1", Role.ASSISTANT).frames(1);
        }
    }

    @Test
    void aPauseHoldsTheAnswersNextSentence() {
        CountDownLatch paused = new CountDownLatch(1);
        FakeDialogue dialogue =
                new FakeDialogue((_, sink) -> {
                    boolean unused = sink.accept("a 2");
                    paused.await();
                    boolean more = sink.accept("b 2");
                });
        try (Orchestra orchestra = orchestra(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.text("first").frames(2);
            client.control(ControlAction.PAUSE).sendRaw("{}");
            client.error(ErrorCode.INVALID_MESSAGE);
            paused.countDown();
            Await.until("the sentence is there", () -> worker.calls.contains("text b 2"));
            assertThat(client.received).isEmpty();
            client.control(ControlAction.RESUME).frames(2);
        }
    }

    @Test
    void aShutdownWhileTheAgentThinksEndsTheSessionWithItsReason() {
        FakeDialogue dialogue = new FakeDialogue((_, _) -> new CountDownLatch(1).await());
        try (Orchestra orchestra =
                        Orchestra.with(
                                worker,
                                new Agent(
                                        VadSettings.DEFAULTS,
                                        recognizer,
                                        dialogue,
                                        Agent.Mode.AGENT));
                TestClient client = orchestra.client()) {
            client.started();
            client.text("first");
            Await.until("it thinks", () -> dialogue.said.equals(List.of("first")));
            orchestra.server.shutdown(Duration.ofSeconds(5));
            assertThat(client.skipTo(ServerMessage.SessionEnd.class).reason())
                    .isEqualTo(EndReason.SERVER_SHUTDOWN);
        }
    }
}
