package dev.vox.voice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.voice.FakeAgent;
import dev.vox.voice.FakeOrchestrator;
import dev.vox.voice.VoiceClient;
import dev.vox.voice.sound.UserVoice;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Scenarios against an agent on a real socket that hears by loudness.
@Timeout(120)
class ScenarioEngineTest {
    private static VoiceClient client;
    private static UserVoice voice;

    @BeforeAll
    static void open() {
        client = new VoiceClient();
        voice = UserVoice.load();
    }

    @AfterAll
    static void close() {
        client.close();
        voice.close();
    }

    @Test
    void an_interruption_is_measured_by_events_and_by_audio_and_both_agree() throws Exception {
        ScenarioResult result =
                run(
                        """
                        name: interrupting
                        turns:
                          - type: Speak for long
                            role: assistant
                            expect:
                              - {event: answer_audible, within: 2s}
                          - say: Stop talking now
                            interrupt_after: 200ms..600ms
                            expect:
                              - {event: barge_in, within: 1s}
                              - {ear_silence_within: 500ms}
                              - {event: transcript, role: user, text: was said, within: 2s}
                              - {event: answer_audible, within: 2s}
                        """);

        assertThat(unmet(result)).isEmpty();
        RunResult run = result.runs().getFirst();
        assertThat(run.invalid()).isEmpty();
        assertThat(run.falseBargeIns()).isZero();
        assertThat(run.missedBargeIns()).isZero();
        TurnResult typed = run.turns().getFirst();
        assertThat(typed.figures())
                .extracting(Figure::metric)
                .containsExactly(Metric.FIRST_AUDIBLE);
        TurnResult said = run.turns().getLast();
        assertThat(said.figures())
                .extracting(Figure::metric)
                .containsExactly(
                        Metric.BARGEIN_DETECT, Metric.BARGEIN_SPEECH, Metric.FIRST_AUDIBLE);
        assertThat(said.figure(Metric.BARGEIN_DETECT).orElseThrow().value())
                .isBetween(Duration.ofMillis(60), Duration.ofMillis(300));
        assertThat(said.figures())
                .allSatisfy(figure -> assertThat(figure.byEvents()).isPresent())
                .allSatisfy(figure -> assertThat(figure.byAudio()).isPresent());
    }

    @Test
    void a_pause_is_measured_to_its_acknowledgement_and_to_the_last_sample() throws Exception {
        ScenarioResult result =
                run(
                        """
                        name: pausing
                        turns:
                          - {type: Speak for long, role: assistant}
                          - control: PAUSE
                            interrupt_after: 300ms
                            expect:
                              - {event: control, text: PAUSE, within: 500ms}
                              - {ear_silence_within: 200ms}
                        """);

        assertThat(unmet(result)).isEmpty();
        TurnResult pause = result.runs().getFirst().turns().getLast();
        assertThat(pause.figures())
                .extracting(Figure::metric)
                .containsExactly(Metric.BARGEIN_CONTROL, Metric.BARGEIN_EAR);
        assertThat(pause.figure(Metric.BARGEIN_EAR).orElseThrow().value())
                .isBetween(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    @Test
    void what_does_not_come_is_told_with_evidence() throws Exception {
        ScenarioResult result =
                run(
                        """
                        name: unmet
                        turns:
                          - type: Speak for long
                            role: assistant
                            expect:
                              - {event: error, within: 300ms}
                              - {event: state, text: SPEAKING, absent: true, within: 1s}
                              - {ear_silence_within: 500ms}
                        """);

        assertThat(result.met()).isFalse();
        assertThat(unmet(result))
                .containsExactlyInAnyOrder(
                        "error within 300ms: none came",
                        "no state /SPEAKING/ within 1s: “SPEAKING”",
                        "silence at the ear within 500ms: still to be heard");
    }

    @Test
    void what_comes_after_the_last_turn_is_taken_for_as_long_as_the_scenario_says()
            throws Exception {
        assertThat(answers("settle: 2s")).isEqualTo(1);
        assertThat(answers("settle: 0ms")).isZero();
    }

    /// How many answers were heard to a text that expects none.
    private static long answers(String settle) throws Exception {
        ScenarioResult result =
                run(
                        "name: settling\n"
                                + settle
                                + "\nturns:\n  - type: Hello\n    role: assistant\n");
        return result.runs().getFirst().turns().getFirst().figures().stream()
                .filter(figure -> figure.metric() == Metric.FIRST_AUDIBLE)
                .count();
    }

    @Test
    void an_interruption_that_does_not_break_in_is_missed_and_one_without_words_is_false()
            throws Exception {
        ScenarioResult missed =
                run(
                        """
                        name: missed
                        turns:
                          - {type: Speak for long, role: assistant}
                          - say: "..."
                            interrupt_after: 300ms
                            expect:
                              - {event: barge_in, absent: true, within: 500ms}
                        """);
        ScenarioResult wrong =
                run(
                        """
                        name: false
                        turns:
                          - {type: Speak for long, role: assistant}
                          - cough: 0dB
                            interrupt_after: 300ms
                            expect:
                              - {event: barge_in, within: 1s}
                        """);

        assertThat(unmet(missed)).isEmpty();
        assertThat(missed.runs().getFirst().missedBargeIns()).isEqualTo(1);
        assertThat(unmet(wrong)).isEmpty();
        assertThat(wrong.runs().getFirst().falseBargeIns()).isEqualTo(1);
    }

    @Test
    void a_session_that_ends_leaves_the_turns_behind_it_unbegun() throws Exception {
        try (FakeOrchestrator server =
                FakeOrchestrator.ours(peer -> {
                    peer.start();
                    peer.receive();
                    peer.receive();
                    peer.receive();
                    peer.end("max_messages");
                })) {
            ScenarioResult result =
                    engine().run(
                                    scenario(
                                            """
                                            name: short
                                            turns:
                                              - type: Hello
                                                expect: [{event: answer_audible, within: 5s}]
                                              - say: Hello
                                            """),
                                    server.address(),
                                    ScenarioListener.NONE);

            assertThat(unmet(result)).containsExactly("answer_audible within 5s: none came");
            assertThat(result.runs().getFirst().turns().getLast().problem())
                    .contains("the session was over: max_messages");
            assertThat(result.met()).isFalse();
        }
    }

    private static ScenarioResult run(String text) throws Exception {
        try (FakeOrchestrator server = FakeAgent.server(250)) {
            return engine().run(scenario(text), server.address(), ScenarioListener.NONE);
        }
    }

    private static ScenarioEngine engine() {
        return new ScenarioEngine(client, voice);
    }

    private static Scenario scenario(String text) {
        return ScenarioReader.read("test.yaml", text, Path.of(""));
    }

    private static List<String> unmet(ScenarioResult result) {
        List<String> unmet = new ArrayList<>();
        for (RunResult run : result.runs()) {
            for (TurnResult turn : run.turns()) {
                for (Outcome outcome : turn.outcomes()) {
                    if (!outcome.met()) {
                        unmet.add(outcome.expectation().label() + ": " + outcome.evidence());
                    }
                }
            }
        }
        return unmet;
    }
}
