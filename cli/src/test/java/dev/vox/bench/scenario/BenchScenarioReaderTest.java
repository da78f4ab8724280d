package dev.vox.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vox.bench.workload.Workload;
import dev.vox.bench.workload.WorkloadKind;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.YamlReader;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// Scenarios as files and command lines write them, with a kind that has a number, a list and a text.
class BenchScenarioReaderTest {
    private static final WorkloadKinds KINDS =
            WorkloadKinds.of(Map.of("first-audio", () -> new Texts()));

    private static final String FILE =
            """
            name: greetings
            description: short ones
            kind: first-audio
            samples: 20
            words: [1, 10]
            """;

    /// Samples, lengths and a voice.
    private record Texts() implements WorkloadKind {
        @Override
        public String name() {
            return "first-audio";
        }

        @Override
        public Workload read(YamlReader file) {
            return new Parameters(
                    Map.of(
                            "samples", Long.toString(file.whole("samples", 1, 1000).orElse(100L)),
                            "words", String.join(",", file.texts("words")),
                            "voice", file.text("voice").orElse("")));
        }
    }

    private static BenchScenario read(String text, Map<String, String> overrides) {
        return BenchScenarioReader.read("my.yaml", text, KINDS, new Overrides(overrides));
    }

    @Test
    void a_file_is_a_name_a_description_a_kind_and_what_the_kind_takes() {
        BenchScenario scenario = read(FILE, Map.of());

        assertThat(scenario.name()).isEqualTo("greetings");
        assertThat(scenario.description()).isEqualTo("short ones");
        assertThat(scenario.kind()).isEqualTo("first-audio");
        assertThat(scenario.workload().parameters())
                .isEqualTo(Map.of("samples", "20", "words", "1,10", "voice", ""));
    }

    @Test
    void every_mistake_is_reported_at_once_with_its_place() {
        assertThatThrownBy(() ->
                        read(
                                """
                                description: [no text]
                                kind: first-audio
                                samples: 0
                                word: [1]
                                """,
                                Map.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        my.yaml has 4 mistakes
                        my.yaml:1:1: key 'name' is missing
                        my.yaml:1:14: 'description' must be text, not a list
                        my.yaml:3:10: 'samples' must be from 1 to 1000, not 0
                        my.yaml:4:1: unknown key 'word'; did you mean 'words'?\
                        """);
    }

    @Test
    void a_kind_that_there_is_not_is_the_one_mistake_whatever_else_stands_there() {
        assertThatThrownBy(() -> read("name: x\nkind: first-audo\nrate: 5\n", Map.of()))
                .hasMessage(
                        "my.yaml:2:7: 'kind' must be one of first-audio, not 'first-audo'; did you"
                                + " mean 'first-audio'?");
        assertThatThrownBy(() -> read("name: x\n", Map.of()))
                .hasMessage("my.yaml:1:1: key 'kind' is missing");
        assertThatThrownBy(() -> read("- x\n", Map.of()))
                .hasMessage("my.yaml:1:1: 'the document' must be a mapping, not a list");
    }

    @Test
    void the_command_line_goes_before_the_file() {
        assertThat(
                        read(FILE, Map.of("samples", "7", "words", "50", "voice", "kevin16"))
                                .workload()
                                .parameters())
                .containsAllEntriesOf(Map.of("samples", "7", "words", "50", "voice", "kevin16"));
        assertThat(read(FILE, Map.of("words", "1,5,9")).workload().parameters())
                .containsEntry("words", "1,5,9");
    }

    @Test
    void what_the_kind_does_not_take_is_refused_with_what_it_takes() {
        RefusedOverride refused = refused(Map.of("rate", "5"));

        assertThat(refused).hasMessage("[greetings] a scenario of kind first-audio has no --rate");
        assertThat(refused.hint()).isEqualTo("it has --samples, --words");
    }

    @Test
    void a_wrong_value_of_the_command_line_is_told_by_its_option() {
        assertThat(refused(Map.of("samples", "0")))
                .hasMessage("[greetings] --samples must be from 1 to 1000, not 0");
        assertThat(refused(Map.of("samples", "many")))
                .hasMessage("[greetings] --samples must be a whole number, not 'many'");
        assertThat(refused(Map.of("samples", "1,2")))
                .hasMessage("[greetings] --samples must be a whole number, not a list");
    }

    @Test
    void a_wrong_file_is_told_before_a_wrong_command_line() {
        assertThatThrownBy(() -> read(FILE + "extra: 1\n", Map.of("rate", "5")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("my.yaml:6:1: unknown key 'extra'");
    }

    private static RefusedOverride refused(Map<String, String> overrides) {
        RefusedOverride refused =
                catchThrowableOfType(RefusedOverride.class, () -> read(FILE, overrides));
        assertThat(refused).isNotNull();
        return refused;
    }
}
