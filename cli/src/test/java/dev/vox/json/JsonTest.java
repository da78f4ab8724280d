package dev.vox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JsonTest {
    private enum State {
        SHUTTING_DOWN
    }

    private record Service(
            String name,
            int port,
            State state,
            Instant since,
            Duration uptime,
            @Nullable Duration latency,
            Optional<Duration> deadline,
            List<Object> rest,
            double[] levels) {}

    private static final Service SERVICE =
            new Service(
                    "<worker> & \"co\"\u2028",
                    7001,
                    State.SHUTTING_DOWN,
                    Instant.parse("2026-03-01T10:15:30Z"),
                    Duration.ofNanos(1_234_567_890),
                    null,
                    Optional.of(Duration.ofSeconds(20)),
                    List.of(Path.of("a/b"), URI.create("ws://x"), LocalDate.EPOCH, 'c'),
                    new double[] {0.5, Double.NaN});

    @Test
    void aRecordIsAnObjectInTheOrderOfItsComponents() {
        assertThat(Json.compact(SERVICE))
                .isEqualTo(
                        "{\"name\":\"<worker> & \\\"co\\\"\\u2028\",\"port\":7001,"
                                + "\"state\":\"shutting-down\",\"since\":\"2026-03-01T10:15:30Z\","
                                + "\"uptimeMs\":1234.568,\"latency\":null,\"deadlineMs\":20000,"
                                + "\"rest\":[\"a/b\",\"ws://x\",\"1970-01-01\",\"c\"],"
                                + "\"levels\":[0.5,null]}\n");
    }

    @Test
    void aMapKeepsItsOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", Duration.ZERO);

        assertThat(Json.compactText(map)).isEqualTo("{\"z\":1,\"aMs\":0}");
    }

    @Test
    void aTerminalGetsLines() {
        assertThat(Json.pretty(Map.of("a", List.of(1, 2))))
                .isEqualTo(
                        """
                        {
                          "a": [
                            1,
                            2
                          ]
                        }
                        """);
    }

    @Test
    void aDocumentSaysItsVersionFirst() {
        record Answer(boolean ready) {}

        assertThat(Json.compactText(Json.document(2, new Answer(true))))
                .isEqualTo("{\"schemaVersion\":2,\"ready\":true}");
        assertThatThrownBy(() -> Json.compactText(Json.document(1, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a document's root cannot be JSON");
    }

    @Test
    void whatHasNoJsonFormIsRefused() {
        assertThatThrownBy(() -> Json.compactText(List.of(Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value cannot be JSON: java.time.Duration");
    }

    @Test
    void whatIsWrittenCanBeReadAndWrittenAgain() throws MalformedJson {
        String text = Json.compactText(SERVICE);

        assertThat(Json.compactText(Json.parse("x", text))).isEqualTo(text);
    }

    @Test
    void aTreeIsAskedByKeyAndType() throws MalformedJson {
        JsonValue tree =
                Json.parse(
                        "x",
                        """
                        {"pid": 12, "ready": true, "name": "w", "rate": 0.5, "none": null,
                         "big": 1e300, "list": [1, "a"]}
                        """);

        assertThat(tree.whole("pid")).contains(12L);
        assertThat(tree.flag("ready")).contains(true);
        assertThat(tree.text("name")).contains("w");
        assertThat(tree.number("rate")).contains(0.5);
        assertThat(tree.items("list")).hasSize(2);
        assertThat(tree.whole("rate")).isEmpty();
        assertThat(tree.whole("big")).isEmpty();
        assertThat(tree.text("pid")).isEmpty();
        assertThat(tree.get("none")).isEmpty();
        assertThat(tree.get("nothing")).isEmpty();
        assertThat(tree.items("list").getFirst().text("pid")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a": 1, "a": 2}     | f.json:1:13: key "a" is there twice
                    {"a": 1} x           | f.json:1:11: something follows the document
                    {"a": 1              | f.json:1:8: the document ends too early
                    {"a": 1,}            | f.json:1:10: expected name
                    {a: 1}               | f.json:1:3: not valid JSON
                    {"a": // comment     | f.json:1:8: not valid JSON
                    ``                   | f.json:1:1: the document ends too early
                    [01]                 | f.json:1:2: not valid JSON
                    [NaN]                | f.json:1:2: not valid JSON
                    """)
    void mistakesSayWhere(String text, String message) {
        assertThatThrownBy(() -> Json.parse("f.json", text))
                .isInstanceOf(MalformedJson.class)
                .hasMessage(message);
    }

    @Test
    void mistakesCountLines() {
        assertThatThrownBy(() -> Json.parse("f", "{\n  \"a\": 1,\n  \"a\": 2}"))
                .isInstanceOfSatisfying(
                        MalformedJson.class,
                        mistake -> {
                            assertThat(mistake.line()).isEqualTo(3);
                            assertThat(mistake.column()).isEqualTo(6);
                        });
    }

    @Test
    void aHostileDepthIsRefused() {
        assertThatThrownBy(() -> Json.parse("f", "[".repeat(100_000)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageStartingWith("f:1:");
    }
}
