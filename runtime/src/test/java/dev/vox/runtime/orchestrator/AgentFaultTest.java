package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.orchestrator.hearing.Patience;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.vad.VadSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

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
    void aRecogniserThatHangsIsNotGivenMoreUntilItLetsGo() {
        recognizer.understands("fault deaf", "fault deaf", "fault deaf", "fault deaf", "last");
        FakeDialogue dialogue = FakeDialogue.of("a 5");
        try (Orchestra orchestra = orchestra(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            try (Microphone microphone = Microphone.of(client)) {
                String problem = "";
                while (!problem.contains("has not answered")) {
                    microphone.say(QUESTION);
                    problem = client.error(ErrorCode.RECOGNITION_FAILED).message();
                }
                assertThat(recognizer.plans).containsExactly("last");
                recognizer.mayLetGo.countDown();
                microphone.say(QUESTION);
                client.frames(5);
            }
        } finally {
            recognizer.mayLetGo.countDown();
        }
        assertThat(dialogue.said).containsExactly("last");
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
}
