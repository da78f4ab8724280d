package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.validate.CheckKinds;
import dev.vox.validate.Need;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `docs/reference/validation.schema.json` says of phase files what the reader takes.
class ValidationSchemaTest {
    private static final Path SCHEMA = Path.of("..", "docs", "reference", "validation.schema.json");

    private JsonValue schema = new JsonValue.Nothing();

    @BeforeEach
    void read() throws Exception {
        schema = Json.parse("schema", Files.readString(SCHEMA));
    }

    @Test
    void itKnowsEveryKind() {
        StackComposition stack =
                new StackComposition(new Run.Recorder(false).streams(), Map.of(), Run.CLOCK);
        CheckKinds kinds = new ValidateComposition(Map.of(), Run.CLOCK, stack, Set::of).kinds();

        List<String> known =
                ((JsonValue.Items) at("$defs", "check", "properties", "kind", "enum"))
                        .values().stream().map(value -> ((JsonValue.Text) value).value()).toList();
        assertThat(kinds.names()).hasSizeGreaterThan(20);
        assertThat(known).doesNotHaveDuplicates().containsAll(kinds.names());
    }

    @Test
    void itKnowsEveryNeed() {
        String pattern = ((JsonValue.Text) at("$defs", "need", "pattern")).value();

        for (Need.Kind kind : Need.Kind.values()) {
            for (String example : kind.example().split(", | or ")) {
                assertThat(example).matches(pattern);
            }
        }
        assertThat("port").doesNotMatch(pattern);
        assertThat("stack:cloud").doesNotMatch(pattern);
        assertThat("dokcer").doesNotMatch(pattern);
    }

    @Test
    void itKnowsTheKeysThatTheReaderTakes() {
        assertThat(keys("properties"))
                .containsExactlyInAnyOrder("phase", "title", "needs", "extends", "checks");
        assertThat(keys("$defs", "check", "properties"))
                .containsExactlyInAnyOrder(
                        "id",
                        "title",
                        "kind",
                        "with",
                        "needs",
                        "severity",
                        "timeout",
                        "retry",
                        "fix",
                        "docs");
    }

    private Set<String> keys(String... path) {
        return ((JsonValue.Members) at(path)).values().keySet();
    }

    private JsonValue at(String... path) {
        JsonValue value = schema;
        for (String key : path) {
            value = value.get(key).orElseThrow();
        }
        return value;
    }
}
