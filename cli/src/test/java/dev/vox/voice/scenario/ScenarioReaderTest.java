package dev.vox.voice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.voice.Command;
import dev.vox.voice.Ear;
import dev.vox.voice.sound.Noise;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Files of scenarios, right and wrong.
class ScenarioReaderTest {
    private static final Path FOLDER = Path.of("..", "scenarios");
    private static final Path SCHEMA = Path.of("..", "docs", "reference", "scenario.schema.json");

    @Test
    void every_key_is_read() {
        Scenario scenario =
                read(
                        """
                        name: all
                        description: All of it.
                        user: {sample_rate: 16000}
                        noise:
                          - {kind: hum, level: -12dB}
                          - {kind: echo, level: -20dB, delay: 100ms}
                        network: {loss: 3%, jitter: 40ms}
                        repeat: 2
                        seed: 9
                        settle: 50ms
                        turns:
                          - type: Hello
                            role: assistant
                          - say: Stop
                            interrupt_after: 200ms..1.5s
                            expect:
                              - {event: transcript, role: user, text: sto+p, within: 2s}
                              - {event: false_alarm, absent: true}
                              - {ear_silence_within: 300ms}
                          - control: PAUSE
                            at: 9s
                          - silence: 1s
                            after: {event: control}
                          - cough: 3dB
                        """);

        assertThat(scenario.sampleRate()).isEqualTo(16_000);
        assertThat(scenario.settle()).isEqualTo(Duration.ofMillis(50));
        assertThat(scenario.surroundings())
                .containsExactly(
                        new Surrounding.Noisy(Noise.HUM, -12),
                        new Surrounding.Echoing(-20, Duration.ofMillis(100)));
        assertThat(scenario.network().loss()).isEqualTo(0.03);
        assertThat(scenario.network().jitter()).isEqualTo(Duration.ofMillis(40));
        assertThat(scenario.repeat()).isEqualTo(2);
        assertThat(scenario.turns()).hasSize(5);
        Turn interrupting = scenario.turns().get(1);
        assertThat(interrupting.start())
                .isEqualTo(new Start.Interrupting(Duration.ofMillis(200), Duration.ofMillis(1500)));
        assertThat(interrupting.expectations())
                .extracting(Expectation::label)
                .containsExactly(
                        "transcript of user /sto+p/ within 2s",
                        "no false_alarm within 2s",
                        "silence at the ear within 300ms");
        assertThat(scenario.turns().get(2))
                .isEqualTo(
                        new Turn(
                                new Action.Control(Command.PAUSE),
                                new Start.At(Duration.ofSeconds(9)),
                                List.of()));
        assertThat(scenario.turns().get(4).action()).isEqualTo(new Action.Cough(3));
    }

    @Test
    void every_mistake_is_told_at_once_with_its_place_and_the_nearest_word() {
        InvalidConfiguration wrong =
                catchThrowableOfType(
                        InvalidConfiguration.class,
                        () ->
                                read(
                                        """
                                        name: wrong
                                        sed: 3
                                        noise:
                                          - {kind: bable}
                                        network: {loss: 300%}
                                        turns:
                                          - say: Hello
                                            type: Hello
                                            interrupt_after: 1s
                                          - wav: not-there.wav
                                            at: soon
                                            expect:
                                              - {event: bargein, within: 1s}
                                              - {text: "(", event: error}
                                          - {at: 1s}
                                        """));

        assertThat(String.valueOf(wrong.getMessage()).lines())
                .containsExactly(
                        "talk.yaml has 10 mistakes",
                        "talk.yaml:2:1: unknown key 'sed'; did you mean 'seed'?",
                        "talk.yaml:4:12: 'noise[0].kind' must be one of cough, babble, hum, clicks,"
                                + " pink, echo, not 'bable'; did you mean 'babble'?",
                        "talk.yaml:5:17: 'network.loss' must be a share such as 3% or 0.03, not"
                                + " '300%'",
                        "talk.yaml:8:11: 'turns[0].type' stands beside 'say'; a turn has one"
                                + " action",
                        "talk.yaml:9:22: 'turns[0].interrupt_after' is for a turn behind another,"
                                + " whose answer it interrupts",
                        "talk.yaml:10:10: 'turns[1].wav' names no file: folder/not-there.wav",
                        "talk.yaml:11:9: 'turns[1].at' must be a length of time such as 350ms or"
                                + " 1.5s, not 'soon'",
                        "talk.yaml:13:17: 'turns[1].expect[0].event' must be one of "
                                + String.join(", ", EventKind.labels())
                                + ", not 'bargein'; did you mean 'barge_in'?",
                        "talk.yaml:14:16: 'turns[1].expect[1].text' is no regular expression:"
                                + " Unclosed group",
                        "talk.yaml:15:10: 'turns[2].at' stands in a turn that needs one of say,"
                                + " type, wav, cough, silence, control");
    }

    @Test
    void a_length_of_time_is_a_day_at_most() {
        assertThat(Quantities.length("1440m")).contains(Duration.ofDays(1));
        assertThat(Quantities.length("1441m")).isEmpty();
        assertThat(Quantities.length("999999999m")).isEmpty();
    }

    @Test
    void what_was_never_waited_for_is_not_met() {
        Expectation absent =
                new Expectation.Heard(
                        new EventPattern(EventKind.ERROR, null, null), Duration.ofSeconds(1), true);
        Expectation silent = new Expectation.EarSilent(Duration.ofSeconds(1));

        for (Expectation expectation : List.of(absent, silent)) {
            Outcome outcome =
                    new Check(expectation, new Moments(0), new Ear())
                            .decide("the session was over: idle_timeout");

            assertThat(outcome.met()).as(expectation.label()).isFalse();
            assertThat(outcome.evidence()).isEqualTo("the session was over: idle_timeout");
        }
    }

    @Test
    void the_shipped_scenarios_are_the_files_of_their_folder_and_read_without_a_mistake()
            throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", ""))
                            .sorted()
                            .toList();
            assertThat(ShippedScenarios.NAMES).isEqualTo(names);
        }
        assertThat(ShippedScenarios.all())
                .extracting(Scenario::name)
                .isEqualTo(ShippedScenarios.NAMES);
    }

    @Test
    void the_schema_names_the_keys_and_words_that_are_read() throws Exception {
        JsonValue schema = Json.parse("schema", Files.readString(SCHEMA));
        JsonValue definitions = schema.get("$defs").orElseThrow();

        assertThat(keys(schema))
                .containsExactlyInAnyOrder(
                        "name",
                        "description",
                        "user",
                        "noise",
                        "network",
                        "repeat",
                        "settle",
                        "seed",
                        "turns");
        assertThat(keys(definitions.get("turn").orElseThrow()))
                .containsExactlyInAnyOrder(
                        "say",
                        "type",
                        "role",
                        "wav",
                        "cough",
                        "silence",
                        "control",
                        "at",
                        "after",
                        "interrupt_after",
                        "expect");
        assertThat(keys(definitions.get("expectation").orElseThrow()))
                .containsExactlyInAnyOrder(
                        "event", "role", "text", "within", "absent", "ear_silence_within");
        assertThat(definitions.get("event").orElseThrow().items("enum"))
                .extracting(item -> ((JsonValue.Text) item).value())
                .isEqualTo(EventKind.labels());
    }

    private static List<String> keys(JsonValue object) {
        Map<String, JsonValue> properties =
                ((JsonValue.Members) object.get("properties").orElseThrow()).values();
        return List.copyOf(properties.keySet());
    }

    private static Scenario read(String text) {
        return ScenarioReader.read("talk.yaml", text, Path.of("folder"));
    }
}
