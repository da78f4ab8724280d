package dev.vox.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlNode.Scalar;
import dev.vox.yaml.YamlNode.ScalarType;
import dev.vox.yaml.YamlNode.Sequence;
import dev.vox.yaml.YamlNode.Tagged;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

class YamlTest {
    @Test
    void everyNodeKnowsWhereItStands() {
        Mapping root =
                (Mapping)
                        Yaml.parse(
                                "f.yaml",
                                """
                                # comment
                                a:
                                  b: [1, "x"]
                                """);

        assertThat(root.entries().getFirst().place()).hasToString("f.yaml:2:1");
        Mapping a = (Mapping) root.entries().getFirst().value();
        Sequence b = (Sequence) a.entries().getFirst().value();
        assertThat(b.place()).hasToString("f.yaml:3:6");
        assertThat(b.items().get(1))
                .isEqualTo(new Scalar(new Place("f.yaml", 3, 10), ScalarType.TEXT, "x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    42     | WHOLE
                    -1     | WHOLE
                    0x1F   | WHOLE
                    0o17   | WHOLE
                    0.5    | NUMBER
                    1e3    | NUMBER
                    .inf   | NUMBER
                    true   | FLAG
                    False  | FLAG
                    null   | NOTHING
                    ~      | NOTHING
                    ``     | NOTHING
                    no     | TEXT
                    on     | TEXT
                    '42'   | TEXT
                    "true" | TEXT
                    1:30   | TEXT
                    1_000  | TEXT
                    2026-01-01 | TEXT
                    hello  | TEXT
                    """)
    void aScalarIsWhatTheCoreSchemaSays(String written, ScalarType type) {
        Mapping root = (Mapping) Yaml.parse("f", "key: " + written);

        assertThat(((Scalar) root.entries().getFirst().value()).type()).isEqualTo(type);
    }

    @Test
    void anEmptyTextIsAnEmptyMapping() {
        assertThat(Yaml.parse("f", "# nothing\n"))
                .isEqualTo(new Mapping(new Place("f", 1, 1), java.util.List.of()));
    }

    @Test
    void anAliasIsAnotherPlaceOfTheSameValue() {
        Mapping root = (Mapping) Yaml.parse("f", "a: &x [1]\nb: *x\n");

        assertThat(root.entries().get(1).value()).isEqualTo(root.entries().get(0).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a: [1            | f.yaml:1:6: expected ',' or ']', but got <stream end>
                    a: b: c          | f.yaml:1:5: mapping values are not allowed here
                    \\ta: 1           | f.yaml:1:1: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
                    a: *nobody       | f.yaml:1:4: found undefined alias nobody
                    a: 1\\na: 2       | f.yaml:2:1: key 'a' is there twice
                    a: &x [*x]       | f.yaml:1:4: contains itself by an alias
                    ? [a]\\n: 1       | f.yaml:1:3: a key must be a word
                    a\\n---\\nb        | f.yaml:2:1: but found another document
                    """)
    void mistakesSayWhere(String text, String message) {
        assertThatThrownBy(
                        () -> Yaml.parse("f.yaml", text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(message);
    }

    @Test
    void aTagMakesNoJavaObject() {
        assertThatThrownBy(() ->
                        Yaml.parse("f", "a: !!javax.script.ScriptEngineManager [http://evil]"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("f:1:4: global tag is not allowed");
    }

    @Test
    void aSmallTextCannotBecomeAHugeTree() {
        StringBuilder laughs = new StringBuilder("l0: &l0 [ha, ha]\n");
        for (int level = 1; level < 30; level++) {
            laughs.append("l%d: &l%d [*l%d, *l%d]\n".formatted(level, level, level - 1, level - 1));
        }

        assertThatThrownBy(() -> Yaml.parse("f", laughs.toString()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("aliases");
        assertThatThrownBy(() -> Yaml.parse("f", "a: &x 1\nb: [" + "*x,".repeat(60) + "]"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("f:1:4: more than 50 aliases");
        assertThatThrownBy(() -> Yaml.parse("f", "[".repeat(10_000)))
                .isInstanceOf(InvalidConfiguration.class);
        assertThatThrownBy(() -> Yaml.parse("f", "a: " + "x".repeat(2_000_000)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("f: longer than 1048576 characters");
    }

    @Test
    void documentsMergeMappingsAndKeepTheTagsTheyAreAskedFor() {
        List<YamlNode> documents =
                Yaml.documents(
                        "f.yaml",
                        """
                        a: &a {x: 1, y: 1}
                        b: &b {y: 2, z: 2}
                        c:
                          <<: [*a, *b]
                          x: own
                          "<<": text
                        ---
                        # nothing
                        ---
                        d: !reset 1
                        e: !other 2
                        """,
                        Set.of("!reset"));

        assertThat(documents).hasSize(2);
        Mapping c = (Mapping) YamlNode.find((Mapping) documents.getFirst(), "c");
        assertThat(c.entries().stream().map(each -> each.key() + text(each.value())))
                .containsExactly("xown", "<<text", "y1", "z2");
        Mapping second = (Mapping) documents.get(1);
        assertThat(YamlNode.find(second, "d"))
                .isInstanceOfSatisfying(
                        Tagged.class, tagged -> assertThat(tagged.tag()).isEqualTo("!reset"));
        assertThat(YamlNode.find(second, "e")).isInstanceOf(Scalar.class);
    }

    @Test
    void onlyAMappingCanBeMerged() {
        assertThatThrownBy(() -> Yaml.documents("f.yaml", "a: 1\nb: {<<: 2}\n", Set.of()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("f.yaml:2:9: only a mapping can be merged by '<<'");
    }

    private static String text(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text() : node.kind();
    }
}
