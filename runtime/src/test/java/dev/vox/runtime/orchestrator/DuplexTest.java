package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.ControlAction;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.SpeechMoment;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.vad.VadSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A user talks to the agent: what is heard and answered.
final class DuplexTest {
    private static final String QUESTION = "what time is it";

    private final FakeWorker worker = FakeWorker.start();
    private final FakeRecognizer recognizer = new FakeRecognizer();

    @AfterEach
    void stop() {
        worker.close();
    }

    private Orchestra agent(FakeDialogue dialogue) {
        return Orchestra.with(
                worker, new Agent(VadSettings.DEFAULTS, recognizer, dialogue, Agent.Mode.AGENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {48_000, 16_000})
    void aQuestionIsHeardRecognisedAndAnswered(int rate) {
        FakeDialogue dialogue = FakeDialogue.of("a 20");
        recognizer.understands(QUESTION);
        try (Orchestra orchestra = agent(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.SPEECH, Topic.TRANSCRIPT, Topic.TURN);
            try (Microphone microphone = Microphone.at(client, rate).say(QUESTION)) {
                ServerMessage.Speech began = client.next(ServerMessage.Speech.class);
                assertThat(began.moment()).isEqualTo(SpeechMoment.BEGAN);
                long at = microphone.spokeAtMillis();
                assertThat(began.atMillis()).isBetween(at - 40, at + 100);
                assertThat(began.decidedAtMillis() - began.atMillis()).isBetween(80L, 200L);

                long said = Kevin.says(QUESTION).length / 16;
                ServerMessage.Speech ended = client.next(ServerMessage.Speech.class);
                assertThat(ended.moment()).isEqualTo(SpeechMoment.ENDED);
                assertThat(ended.atMillis()).isBetween(at + said - 200, at + said + 100);
                assertThat(client.next(ServerMessage.Transcript.class))
                        .isEqualTo(new ServerMessage.Transcript("user", QUESTION, true));
                assertThat(client.next(ServerMessage.Transcript.class))
                        .isEqualTo(new ServerMessage.Transcript("assistant", "a 20", true));
                assertThat(client.frames(20)).hasSize(20);

                ServerMessage.Turn turn = client.next(ServerMessage.Turn.class);
                assertThat(turn.turn()).isEqualTo(1);
                assertThat(turn.sentences()).isEqualTo(1);
                assertThat(turn.outcome()).isEqualTo(Outcome.COMPLETED);
                assertThat(turn.recognisedMillis()).isGreaterThan(450);
                assertThat(turn.firstFrameMillis()).isGreaterThan(turn.recognisedMillis());
            }
        }
        assertThat(dialogue.said).containsExactly(QUESTION);
        assertThat(recognizer.prepared).hasValue(1);
        // No onset is cut: what was recognised is longer than what was said.
        assertThat(recognizer.heardMillis)
                .singleElement()
                .satisfies(heard ->
                        assertThat(heard).isGreaterThanOrEqualTo(Kevin.says(QUESTION).length / 16));
    }

    @Test
    void anAnswerOfSeveralSentencesStaysSpeaking() {
        recognizer.understands("first");
        FakeDialogue dialogue =
                new FakeDialogue((_, sink) -> {
                    boolean unused = sink.accept("a 5");
                    Await.until("the first is spoken", () -> worker.calls.contains("text a 5"));
                    Await.until(
                            "its audio is out",
                            () -> worker.running.get() == 0 && worker.framesSent.get() >= 5);
                    long now = System.nanoTime();
                    Await.until("it is long over", () -> System.nanoTime() - now > 400_000_000);
                    boolean more = sink.accept("b 5");
                });
        try (Orchestra orchestra = agent(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.STATE, Topic.TURN);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                List<ServerMessage> told = new ArrayList<>();
                while (told.stream().noneMatch(ServerMessage.Turn.class::isInstance)) {
                    told.add(client.next());
                }
                assertThat(told).filteredOn(ServerMessage.Audio.class::isInstance).hasSize(10);
                assertThat(BreakingInTest.states(told)).containsExactly("LISTENING>SPEAKING");
                assertThat(client.next(ServerMessage.State.class).to())
                        .isEqualTo("WAITING_FOR_INPUT");
            }
        }
    }

    @Test
    void whatIsSaidWhileTheAgentThinksIsAnsweredTogether() {
        FakeDialogue dialogue =
                new FakeDialogue((said, sink) -> {
                    if (said.equals("first")) {
                        new CountDownLatch(1).await();
                    }
                    boolean unused = sink.accept("b 5");
                });
        recognizer.understands("first", "second");
        try (Orchestra orchestra = agent(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                Await.until("it thinks", () -> dialogue.said.contains("first"));
                microphone.say(QUESTION);
                ServerMessage.Turn dropped = client.next(ServerMessage.Turn.class);
                assertThat(dropped.outcome()).isEqualTo(Outcome.STOPPED);
                assertThat(dropped.sentences()).isZero();
                client.frames(5);
                assertThat(client.next(ServerMessage.Turn.class).turn()).isEqualTo(2);
            }
        }
        assertThat(dialogue.said).containsExactly("first", "first second");
        assertThat(dialogue.interrupted).containsExactly("");
    }

    @Test
    void aNoiseWhileTheAgentThinksDelaysTheAnswerAndLosesNothing() {
        CountDownLatch noise = new CountDownLatch(1);
        FakeDialogue dialogue =
                new FakeDialogue((_, sink) -> {
                    noise.await();
                    boolean unused = sink.accept("b 5");
                });
        recognizer.understands("first");
        try (Orchestra orchestra = agent(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.SPEECH);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                Await.until("it thinks", () -> dialogue.said.contains("first"));
                client.next(ServerMessage.Speech.class);
                client.next(ServerMessage.Speech.class);
                microphone.say(QUESTION);
                assertThat(client.next(ServerMessage.Speech.class).moment())
                        .isEqualTo(SpeechMoment.BEGAN);
                noise.countDown();
                assertThat(client.next(ServerMessage.Speech.class).moment())
                        .isEqualTo(SpeechMoment.ENDED);
                client.frames(5);
            }
        }
        assertThat(dialogue.said).containsExactly("first");
    }

    @Test
    void aStopDropsAnAnswerThatIsThoughtAbout() {
        FakeDialogue dialogue = new FakeDialogue((_, _) -> new CountDownLatch(1).await());
        try (Orchestra orchestra = agent(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.TURN).text("first");
            Await.until("it thinks", () -> dialogue.said.contains("first"));
            client.control(ControlAction.STOP);
            assertThat(client.next(ServerMessage.Turn.class).outcome()).isEqualTo(Outcome.STOPPED);
        }
    }

    @Test
    void aClientThatStopsSendingInMidSpeechHasEnded() {
        recognizer.understands("first");
        try (Orchestra orchestra = agent(FakeDialogue.of("a 5"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.SPEECH);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                ServerMessage.Speech began = client.next(ServerMessage.Speech.class);
                microphone.fallSilent();
                ServerMessage.Speech ended = client.next(ServerMessage.Speech.class);
                assertThat(ended.moment()).isEqualTo(SpeechMoment.ENDED);
                // Silence that was not sent is no part of the client's audio.
                assertThat(ended.decidedAtMillis()).isBetween(ended.atMillis(), 700L);
                assertThat(ended.atMillis()).isGreaterThan(began.atMillis());
                client.frames(5);
            }
        }
    }

    @Test
    void lossAndJitterAreBorne() {
        recognizer.understands("first", "second");
        FakeDialogue dialogue = FakeDialogue.of("a 200");
        try (Orchestra orchestra = agent(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            try (Microphone microphone = Microphone.of(client).bad(0.03, 40).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                microphone.say("stop it now please");
                client.skipTo(ServerMessage.Flush.class);
                client.skipTo(ServerMessage.Audio.class);
            }
        }
        assertThat(dialogue.said).containsExactly("first", "second");
    }
}
