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

import java.util.ArrayList;
import java.util.List;

/// A user breaks into the agent's answer, or only seems to.
final class BreakingInTest {
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

    @Test
    void aUserWhoBreaksInSilencesTheAgentAndIsAnswered() {
        FakeDialogue dialogue =
                new FakeDialogue((said, sink) -> {
                    boolean unused = sink.accept(said.equals("first") ? "a 500" : "b 5");
                });
        recognizer.understands("first", "second");
        try (Orchestra orchestra = agent(dialogue);
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.STATE, Topic.TURN);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                client.frames(9);
                microphone.say("stop it now please");
                ServerMessage.Flush flush = client.skipTo(ServerMessage.Flush.class);
                assertThat(flush.sequence()).isGreaterThanOrEqualTo(10);

                // Not a frame until the second answer, whose sequence goes on.
                List<ServerMessage> told = new ArrayList<>();
                ServerMessage next = client.next();
                while (!(next instanceof ServerMessage.Audio)) {
                    told.add(next);
                    next = client.next();
                }
                ServerMessage.Audio second = (ServerMessage.Audio) next;
                assertThat(second.pcm()[0]).isEqualTo(FakeWorker.mark("", "b"));
                assertThat(second.sequence()).isEqualTo(flush.sequence() + 1);
                assertThat(states(told))
                        .containsExactly(
                                "SPEAKING>BARGED_IN", "BARGED_IN>LISTENING", "LISTENING>SPEAKING");
                assertThat(told)
                        .filteredOn(ServerMessage.Turn.class::isInstance)
                        .singleElement()
                        .satisfies(turn ->
                                assertThat(((ServerMessage.Turn) turn).outcome())
                                        .isEqualTo(Outcome.STOPPED));
            }
            assertThat(dialogue.said).containsExactly("first", "second");
            assertThat(dialogue.interrupted).containsExactly("a 500");
            assertThat(worker.calls).containsSubsequence("text a 500", "PAUSE", "STOP", "text b 5");
        }
    }

    @Test
    void aCoughHoldsTheAgentForAMomentAndLosesNothing() {
        recognizer.understands("first");
        try (Orchestra orchestra = agent(FakeDialogue.of("a 100"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.STATE, Topic.SPEECH, Topic.TURN);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                client.frames(9);
                microphone.play(Kevin.begins("now", 160));
                ServerMessage.Flush flush = client.skipTo(ServerMessage.Flush.class);
                assertThat(client.next(ServerMessage.Speech.class).moment())
                        .isEqualTo(SpeechMoment.BEGAN);
                // A state that stays SPEAKING reports nothing; what was kept goes again.
                List<Long> sequences = new ArrayList<>();
                ServerMessage next = client.next();
                while (!(next instanceof ServerMessage.Turn)) {
                    if (next instanceof ServerMessage.Audio audio) {
                        sequences.add(audio.sequence());
                    } else {
                        assertThat(next)
                                .isInstanceOfSatisfying(
                                        ServerMessage.Speech.class,
                                        speech ->
                                                assertThat(speech.moment())
                                                        .isEqualTo(SpeechMoment.FALSE_ALARM));
                    }
                    next = client.next();
                }
                assertThat(((ServerMessage.Turn) next).outcome()).isEqualTo(Outcome.COMPLETED);
                assertThat(sequences.getFirst()).isEqualTo(flush.sequence() + 1);
                // The last one says how often a frame went again: ten times at most.
                assertThat(sequences.getLast()).isBetween(101L, 110L);
            }
            assertThat(worker.calls).containsSubsequence("PAUSE", "RESUME").doesNotContain("STOP");
        }
    }

    @Test
    void aShortWordThatIsRecognisedBreaksIn() {
        recognizer.understands("first", "no");
        try (Orchestra orchestra = agent(FakeDialogue.of("a 300"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.STATE);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                microphone.play(Kevin.begins("now", 160));
                client.skipTo(ServerMessage.Flush.class);
                List<ServerMessage> told = new ArrayList<>();
                while (states(told).size() < 3) {
                    told.add(client.next());
                }
                assertThat(states(told))
                        .containsExactly(
                                "SPEAKING>BARGED_IN", "BARGED_IN>LISTENING", "LISTENING>SPEAKING");
            }
        }
    }

    @Test
    void aPartialTranscriptConfirmsThatItIsSpeech() {
        recognizer.understands("first", "partial stop");
        try (Orchestra orchestra = agent(FakeDialogue.of("a 300"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.STATE, Topic.TRANSCRIPT);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                microphone.play(Kevin.begins("now", 160));
                client.skipTo(ServerMessage.Flush.class);
                assertThat(client.next(ServerMessage.State.class).to()).isEqualTo("BARGED_IN");
                assertThat(client.next(ServerMessage.Transcript.class))
                        .isEqualTo(new ServerMessage.Transcript("user", "stop", false));
            }
        }
    }

    @Test
    void theLatencyOfABargeInIsThatFromTheVoiceToTheStop() {
        recognizer.understands("first", "second");
        try (Orchestra orchestra = agent(FakeDialogue.of("a 300"));
                TestClient client = orchestra.client()) {
            client.started();
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                client.control(ControlAction.PAUSE).control(ControlAction.RESUME);
                awaitMetric(orchestra, "control_latency_seconds_count 2");
                awaitMetric(orchestra, "barge_in_latency_seconds_count 0");
                microphone.say("stop it now please");
                awaitMetric(orchestra, "barge_in_latency_seconds_count 1");
                awaitMetric(orchestra, "barge_in_latency_seconds_bucket{le=\"2.5\"} 1");
            }
        }
    }

    private static void awaitMetric(Orchestra orchestra, String line) {
        Await.until(line, () -> orchestra.get("/metrics").body().contains(line));
    }

    @Test
    void aNoiseThatIsFoundToBeNoneWhileTheUserSpeaksEndsNoSpeech() {
        recognizer.understands("first", "", "second");
        try (Orchestra orchestra = agent(FakeDialogue.of("a 500"));
                TestClient client = orchestra.client()) {
            client.started();
            client.accept(Topic.STATE, Topic.SPEECH);
            try (Microphone microphone = Microphone.of(client).say(QUESTION)) {
                client.skipTo(ServerMessage.Audio.class);
                recognizer.mayFinish.drainPermits();
                microphone.play(Kevin.begins("now", 160));
                microphone.play(new short[Kevin.RATE * 4 / 5]);
                microphone.say("stop it now please and say something else");
                assertThat(client.skipTo(ServerMessage.State.class).to()).isEqualTo("BARGED_IN");
                recognizer.mayFinish.release(1000);
                List<ServerMessage> told = new ArrayList<>();
                while (told.stream().noneMatch(BreakingInTest::isFalseAlarm)) {
                    told.add(client.next());
                }
                assertThat(states(told)).as("the user still speaks").isEmpty();
                assertThat(client.skipTo(ServerMessage.State.class).to()).isEqualTo("LISTENING");
            }
        }
    }

    private static boolean isFalseAlarm(ServerMessage message) {
        return message instanceof ServerMessage.Speech speech
                && speech.moment() == SpeechMoment.FALSE_ALARM;
    }

    static List<String> states(List<ServerMessage> told) {
        return told.stream()
                .filter(ServerMessage.State.class::isInstance)
                .map(ServerMessage.State.class::cast)
                .map(state -> state.from() + ">" + state.to())
                .toList();
    }
}
