package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.voice.FakeAgent;
import dev.vox.voice.FakeOrchestrator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// `vox scenario` from its command line to its exit code, against an agent on a real socket that hears by loudness.
@Timeout(120)
class ScenarioCommandTest {
    private static final String BREAKING_IN =
            """
            name: breaking in
            turns:
              - type: Speak for long
                role: assistant
                expect:
                  - {event: answer_audible, within: 2s}
              - say: Stop talking now
                interrupt_after: 300ms
                expect:
                  - {event: barge_in, within: 1s}
                  - {ear_silence_within: 500ms}
                  - {event: transcript, role: user, text: was said, within: 5s}
                  - {event: answer_ended, within: 5s}
            """;

    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path folder;

    @Test
    void the_scenarios_that_came_with_the_tool() {
        golden.matches("human", Run.atTerminal("scenario", "list").out());
        golden.matches("plain", Run.vox("scenario", "list").out());
        golden.matches("json", Run.vox("scenario", "list", "--json").out());
    }

    @Test
    void a_file_without_a_mistake() {
        golden.matches("human", Run.atTerminal("scenario", "validate", "barge-in").out());
        golden.matches("plain", Run.vox("scenario", "validate", "barge-in").out());
        golden.matches("json", Run.vox("scenario", "validate", "barge-in", "--json").out());
    }

    @Test
    void every_line_of_a_run_is_a_document_whose_keys_stay() throws Exception {
        Run run = run(BREAKING_IN, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as(run.out()).isZero();
        List<JsonValue> lines = lines(run);
        assertThat(lines).allMatch(line -> line.whole("schemaVersion").equals(one()));
        assertThat(lines.getLast().text("type")).contains("summary");
        assertThat(lines.getLast().flag("met")).contains(true);
        golden.matches(keys(lines));
    }

    @Test
    void a_pipe_gets_rows_of_which_every_kind_has_as_many_cells_each_time() throws Exception {
        Run run = run(BREAKING_IN);

        assertThat(run.exit()).as(run.out()).isZero();
        Map<String, Set<Integer>> cells = new TreeMap<>();
        for (String line : run.out().lines().toList()) {
            String[] row = line.split("\t", -1);
            cells.computeIfAbsent(row[0], kind -> new TreeSet<>()).add(row.length);
        }
        assertThat(cells)
                .isEqualTo(
                        Map.of(
                                "turn", Set.of(4),
                                "event", Set.of(5),
                                "expect", Set.of(7),
                                "figure", Set.of(7),
                                "run", Set.of(10),
                                "scenario", Set.of(3)));
        assertThat(run.out()).endsWith("scenario\tbreaking in\tmet\n");
    }

    @Test
    void what_was_not_as_expected_is_a_negative_answer() throws Exception {
        Run run =
                run(
                        """
                        name: unmet
                        turns:
                          - type: Speak
                            role: assistant
                            expect:
                              - {event: error, within: 200ms}
                        """);

        assertThat(run.exit()).isEqualTo(ExitCode.NEGATIVE);
        assertThat(run.out())
                .contains("expect\t1\t1\tunmet\terror within 200ms\t\tnone came\n")
                .endsWith("scenario\tunmet\tunmet\n");
    }

    @Test
    void the_other_exit_codes() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "name: wrong\nturn: []\n");

        assertThat(Run.vox("scenario", "run", "barge-out").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.vox("scenario", "run", "barge-out").err())
                .contains("did you mean 'barge-in'?");
        assertThat(Run.vox("scenario", "run", "barge-in", "--url", "http://localhost").exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Run.vox("scenario", "run", wrong.toString()).exit())
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(Run.vox("scenario", "run", "barge-in", "--url", "ws://localhost:1").exit())
                .isEqualTo(ExitCode.PREREQUISITE);
        assertThat(Run.vox("scenario", "run", "barge-in", "--project", folder.toString()).exit())
                .isEqualTo(ExitCode.PREREQUISITE);
    }

    private Run run(String text, String... flags) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
        try (FakeOrchestrator server = FakeAgent.server(250)) {
            List<String> words = new ArrayList<>(List.of("scenario", "run", file.toString()));
            words.addAll(List.of("--url", server.address().toString()));
            words.addAll(List.of(flags));
            return Run.vox(words.toArray(String[]::new));
        }
    }

    private static List<JsonValue> lines(Run run) throws Exception {
        List<JsonValue> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(Json.parse("stdout", line));
        }
        return lines;
    }

    private static Optional<Long> one() {
        return Optional.of(1L);
    }

    /// A line for each kind of document: what it is, and its keys in their order.
    private static String keys(List<JsonValue> lines) {
        Set<String> kinds = new TreeSet<>();
        for (JsonValue line : lines) {
            String type = line.text("type").orElseThrow();
            kinds.add(
                    type
                            + line.text("event").map(" %s"::formatted).orElse("")
                            + ": "
                            + String.join(" ", ((JsonValue.Members) line).values().keySet()));
        }
        return String.join("\n", kinds) + "\n";
    }
}
