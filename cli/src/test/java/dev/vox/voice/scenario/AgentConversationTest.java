package dev.vox.voice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.voice.ConversationEvent;
import dev.vox.voice.DuplexOptions;
import dev.vox.voice.DuplexSession;
import dev.vox.voice.Ear;
import dev.vox.voice.Loudspeaker;
import dev.vox.voice.RunningStack;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.sound.UserVoice;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A conversation with the real agent by sound alone: one side speaks with `kevin16`, the other hears, understands and answers.
@Timeout(240)
class AgentConversationTest {
    private static final long SETTLED = Duration.ofMillis(300).toNanos();

    private static RunningStack stack;
    private static VoiceClient client;
    private static UserVoice voice;

    private final List<ConversationEvent> events = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.agent();
        client = new VoiceClient();
        voice = UserVoice.load();
    }

    @AfterAll
    static void stop() {
        client.close();
        voice.close();
        stack.close();
    }

    @Test
    void a_question_is_answered_the_answer_broken_into_and_the_second_question_answered()
            throws Exception {
        long offset =
                new SplittableRandom(System.nanoTime())
                        .nextLong(
                                Duration.ofMillis(150).toNanos(), Duration.ofMillis(900).toNanos());
        try (DuplexSession session =
                client.converse(DuplexOptions.of(stack.address()), Loudspeaker.NONE)) {
            Ear ear = session.ear();
            Ear mouth = session.mouth();
            long asked = session.now();
            session.say(voice.speak("Set a timer for ten minutes.").play());
            await(session, "the user's first words", () -> ended(asked));
            long firstEnd = mouth.lastAudible(session.now()).orElseThrow();
            await(session, "the first answer", () -> ear.firstAudible(firstEnd).isPresent());
            long answer = ear.firstAudible(firstEnd).orElseThrow();
            await(session, "the offset", () -> session.now() >= answer + offset);

            long interrupted = session.now();
            session.say(voice.speak("What is the weather today?").play());
            await(
                    session,
                    "the user's second words",
                    () -> mouth.firstAudible(interrupted).isPresent());
            long onset = mouth.firstAudible(interrupted).orElseThrow();
            await(session, "the end of them", () -> ended(interrupted));
            long secondEnd = mouth.lastAudible(session.now()).orElseThrow();
            long silentSince = ear.lastAudible(secondEnd).orElseThrow();

            assertThat(silentSince)
                    .as("silent while the user speaks")
                    .isLessThan(secondEnd - SETTLED);
            await(session, "the second answer", () -> ear.firstAudible(secondEnd).isPresent());
            await(
                    session,
                    "its end",
                    () ->
                            session.now() - ear.lastAudible(session.now()).orElseThrow()
                                    > Duration.ofSeconds(1).toNanos());

            ConversationEvent.Flushed flushed = first(ConversationEvent.Flushed.class, onset);
            assertThat(silentSince).isLessThanOrEqualTo(flushed.at());
            assertThat(flushed.at() - onset).isPositive();
            assertThat(transcripts("user"))
                    .containsExactly("set a timer for ten minutes", "what is the weather today");
            assertThat(transcripts("assistant")).hasSize(2);
            assertThat(states())
                    .containsSubsequence("SPEAKING", "BARGED_IN", "LISTENING", "SPEAKING");
        }
    }

    @ParameterizedTest
    @FieldSource("dev.vox.voice.scenario.ShippedScenarios#NAMES")
    void a_shipped_scenario_goes_as_it_says(String name) throws Exception {
        ScenarioResult result =
                new ScenarioEngine(client, voice)
                        .run(
                                ShippedScenarios.find(name).orElseThrow(),
                                stack.address(),
                                ScenarioListener.NONE);

        assertThat(result.runs())
                .allSatisfy(run -> assertThat(unmet(run)).isEmpty())
                .allSatisfy(run -> assertThat(run.falseBargeIns()).isZero())
                .allSatisfy(run -> assertThat(run.missedBargeIns()).isZero());
    }

    private static List<String> unmet(RunResult run) {
        List<String> unmet = new ArrayList<>();
        for (TurnResult turn : run.turns()) {
            turn.problem().ifPresent(unmet::add);
            for (Outcome outcome : turn.outcomes()) {
                if (!outcome.met()) {
                    unmet.add(
                            outcome.expectation().label()
                                    + ": "
                                    + outcome.evidence()
                                    + " "
                                    + turn.events());
                }
            }
        }
        return unmet;
    }

    private boolean ended(long since) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof ConversationEvent.UserEnded && event.at() > since);
    }

    private <T extends ConversationEvent> T first(Class<T> type, long from) {
        return events.stream()
                .filter(event -> type.isInstance(event) && event.at() >= from)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> transcripts(String role) {
        List<String> texts = new ArrayList<>();
        for (ConversationEvent event : events) {
            if (event instanceof ConversationEvent.Transcript transcript
                    && transcript.role().equals(role)
                    && transcript.complete()) {
                texts.add(transcript.text());
            }
        }
        return texts;
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        for (ConversationEvent event : events) {
            if (event instanceof ConversationEvent.StateChanged state) {
                states.add(state.to());
            }
        }
        return states;
    }

    private void await(DuplexSession session, String what, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + what + " within 20 s: " + events);
            }
            session.next(Duration.ofMillis(5)).ifPresent(events::add);
        }
    }
}
