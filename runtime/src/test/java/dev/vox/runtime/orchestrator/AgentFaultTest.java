package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.hearing.Patience;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.Role;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.orchestrator.settings.SessionLimits;
import dev.vox.runtime.session.EndReason;
import dev.vox.runtime.vad.VadSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// What breaks in or behind an agent: the session goes on, or ends with a reason.
final class AgentFaultTest {
    private static final String QUESTION = "what time is it";
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(700), Duration.ofMillis(500), Duration.ofMillis(200));

    private final FakeWorker worker = FakeWorker.start();
    private final FakeRecognizer recognizer = new FakeRecognizer();

    @AfterEach
    void stop() {
        worker.close();
    }

    private Agent agent(FakeDialogue dialogue, Agent.Mode mode) {
        return new Agent(
                VadSettings.DEFAULTS, recognizer, dialogue, mode, SHORT, Duration.ofMillis(800));
    }

    private Orchestra orchestra(FakeDialogue dialogue) {
        return Orchestra.with(worker, agent(dialogue, Agent.Mode.AGENT));
    }

    @ParameterizedTest
    @CsvSource({
        "fault begin, does not begin",
        "fault hear, the recogniser fake failed",
        "fault finish, the fake one is confused",
        "fault bug, the recogniser fake failed",
        "fault hang, fake took longer than 700 ms",
        "fault late, fake took longer than 700 ms"
    })
    void aRecogniserThatFailsIsToldAndTheNextUtteranceIsUnderstood(String fault, String problem) {
        recognizer.understands(fault, "second");
        try (Orchestra orchestra = orchestra(FakeDialogue.of("a 5"));
                TestClient client = orchestra.client()) {
            client.started();
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                assertThat(client.error(ErrorCode.RECOGNITION_FAILED).message()).contains(problem);
                microphone.say(QUESTION);
                client.frames(5);
            }
        }
    }

    @Test
    void aRecogniserThatHangsOnACoughGivesTheAudioBack() {
        recognizer.understands("first", "fault hang");
        try (Orchestra orchestra = orchestra(FakeDialogue.of("a 100"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                microphone.play(Kevin.begins("now", 160));
                client.skipTo(ServerMessage.Flush.class);
                assertThat(client.next(ServerMessage.Failure.class).message()).contains("500 ms");
                assertThat(client.skipTo(ServerMessage.Turn.class).outcome())
                        .isEqualTo(Outcome.COMPLETED);
            }
        }
    }

    @Test
    void aRecogniserThatCannotBeLoadedIsToldAtOnce() {
        recognizer.unprepared = "no such model file";
        try (Orchestra orchestra = orchestra(FakeDialogue.of("a 5"));
                TestClient client = orchestra.client()) {
            client.started();
            try (Microphone microphone = Microphone.of(client)) {
                assertThat(client.error(ErrorCode.RECOGNITION_FAILED).message())
                        .contains("no such model file");
                assertThat(microphone.spokeAtMillis()).isNegative();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "bug", "hangs", "deaf"})
    void aDialogueThatFailsSaysSoInWritingAndAloudAndTheNextTurnIsAnswered(String fault) {
        FakeDialogue dialogue =
                new FakeDialogue((said, sink) -> {
                    if (said.equals("again")) {
                        boolean unused = sink.accept("b 5");
                        return;
                    }
                    switch (fault) {
                        case "throws" -> throw new DialogueException("the model does not answer");
                        case "bug" -> throw new IllegalStateException("a bug");
                        case "hangs" -> new CountDownLatch(1).await();
                        default -> {
                            long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
                            while (System.nanoTime() < end) {
                                Thread.onSpinWait();
                            }
                        }
                    }
                });
        try (Orchestra orchestra = orchestra(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN, Topic.METRICS).text("first");
            assertThat(client.error(ErrorCode.DIALOGUE_FAILED).message())
                    .contains(
                            switch (fault) {
                                case "throws" -> "the model does not answer";
                                case "bug" -> "the dialogue fake failed";
                                default -> "said nothing for 800 ms";
                            });
            assertThat(client.skipTo(ServerMessage.Turn.class).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(worker.calls).contains("text " + Answers.APOLOGY);
            client.text("again");
            client.skipTo(ServerMessage.Audio.class);
            client.frames(4);
        }
    }

    @Test
    void whatADialogueSaidBeforeItFailedIsSpoken() {
        FakeDialogue dialogue =
                new FakeDialogue((_, sink) -> {
                    boolean unused = sink.accept("a 5");
                    throw new DialogueException("the line broke");
                });
        try (Orchestra orchestra = orchestra(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN).text("first");
            client.error(ErrorCode.DIALOGUE_FAILED);
            client.frames(5);
            ServerMessage.Turn turn = client.next(ServerMessage.Turn.class);
            assertThat(turn.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(worker.calls).containsSubsequence("text a 5", "text " + Answers.APOLOGY);
        }
    }

    @Test
    void aWorkerThatFailsInMidAnswerLeavesTheRestOfItAndTheSession() {
        try (Orchestra orchestra = orchestra(FakeDialogue.of("a 2 fault fail", "b 5"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN).text("first");
            client.frames(2);
            assertThat(client.next(ServerMessage.Failure.class).code())
                    .isEqualTo(ErrorCode.SYNTHESIS_FAILED);
            client.frames(5);
            assertThat(client.next(ServerMessage.Turn.class).sentences()).isEqualTo(2);
        }
    }

    @Test
    void aWorkerThatDiesInMidAnswerIsToldAndTheSessionAnswersAgainWhenItIsBack() {
        try (Orchestra orchestra = orchestra(FakeDialogue.of("a 500"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN).text("first");
            client.frames(5);
            worker.close();
            client.error(ErrorCode.WORKER_UNAVAILABLE);
            client.next(ServerMessage.Turn.class);
            FakeWorker back = FakeWorker.startAt(worker.port());
            try (back) {
                client.text("again").frames(5);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "640, it would fit 16000 Hz: send",
        "1764, 'it would fit 44100 Hz, which is not heard'",
        "1919, not 1919",
        "0, not 0"
    })
    void aFrameOfAnotherRateIsNamedOnceAndNotHeard(int bytes, String advice) {
        try (Orchestra orchestra = orchestra(FakeDialogue.of("a 5"));
                TestClient client = orchestra.client()) {
            client.started();
            client.sendBinary(new byte[bytes]).sendBinary(new byte[bytes]).sendRaw("{}");
            assertThat(client.error(ErrorCode.INVALID_MESSAGE).message())
                    .contains("1920 bytes", advice);
            assertThat(client.error(ErrorCode.INVALID_MESSAGE).message()).contains("type");
        }
        assertThat(recognizer.prepared).hasValue(0);
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
