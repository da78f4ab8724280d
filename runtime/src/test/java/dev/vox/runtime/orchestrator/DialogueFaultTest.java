package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.dialogue.DialogueException;
import dev.vox.runtime.orchestrator.hearing.Patience;
import dev.vox.runtime.orchestrator.message.ErrorCode;
import dev.vox.runtime.orchestrator.message.Outcome;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.Topic;
import dev.vox.runtime.vad.VadSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A dialogue that fails, hangs or is slow to let go: the session goes on.
final class DialogueFaultTest {
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
                        default -> holdOut(new CountDownLatch(1), Duration.ofSeconds(4));
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
    void aTurnThatFailsWhileTheUserGoesOnIsNotApologisedForInTheMidstOfTheNextAnswer() {
        recognizer.understands("second");
        CountDownLatch speaks = new CountDownLatch(1);
        FakeDialogue dialogue =
                new FakeDialogue((said, sink) -> {
                    if (said.equals("first")) {
                        speaks.await();
                        throw new DialogueException("the model does not answer");
                    }
                    boolean unused = sink.accept("b 5");
                });
        try (Orchestra orchestra = orchestra(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.SPEECH, Topic.TURN).text("first");
            try (Microphone microphone = Microphone.of(client).say("what time is it")) {
                client.next(ServerMessage.Speech.class);
                speaks.countDown();
                client.error(ErrorCode.DIALOGUE_FAILED);
                ServerMessage.Turn failed = client.skipTo(ServerMessage.Turn.class);
                assertThat(failed.turn()).isEqualTo(1);
                assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(microphone.spokeAtMillis()).isPositive();
                client.frames(5);
                assertThat(client.next(ServerMessage.Turn.class).outcome())
                        .isEqualTo(Outcome.COMPLETED);
            }
        }
        assertThat(dialogue.said).containsExactly("first", "second");
        assertThat(worker.calls).doesNotContain("text " + Answers.APOLOGY);
    }

    @Test
    void whatWasHeardOfAnAnswerIsToldThoughTheNextTurnIsDroppedBeforeItIsAsked() {
        CountDownLatch letGo = new CountDownLatch(1);
        FakeDialogue dialogue =
                new FakeDialogue((said, sink) -> {
                    if (!said.equals("first")) {
                        boolean unused = sink.accept("b 5");
                        return;
                    }
                    try {
                        boolean unused = sink.accept("a 500");
                    } finally {
                        holdOut(letGo, Duration.ofSeconds(20));
                    }
                });
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
            client.accept(Topic.TURN).text("first").frames(5);
            client.text("second").text("third");
            client.skipTo(ServerMessage.Turn.class);
            client.skipTo(ServerMessage.Turn.class);
            letGo.countDown();
            assertThat(client.skipTo(ServerMessage.Turn.class).turn()).isEqualTo(3);
        }
        assertThat(dialogue.said).containsExactly("first", "second third");
        assertThat(dialogue.interrupted).containsExactly("a 500");
    }

    /// Waits whatever interrupts it.
    private static void holdOut(CountDownLatch until, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        boolean over = false;
        while (!over) {
            try {
                over =
                        until.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                                || System.nanoTime() - end >= 0;
            } catch (InterruptedException e) {
                over = false;
            }
        }
    }
}
