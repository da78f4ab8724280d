package dev.vox.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vox.Golden;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class YamlReaderTest {
    @RegisterExtension final Golden golden = new Golden();
    private final Mistakes mistakes = new Mistakes();

    @Test
    void aKeyIsReadByItsType() {
        try (YamlReader root =
                reader(
                        """
                        name: worker
                        port: 0x1b59
                        ratio: 0.5
                        count: 3
                        on: false
                        timeout_s: 1.5
                        kinds: [a, 1]
                        env: {B: 2, A: x}
                        empty:
                        redis: {url: redis://x}
                        workers: [{id: a}, {id: b}]
                        """)) {
            assertThat(root.text("name")).contains("worker");
            assertThat(root.whole("port", 1, 65_535)).contains(7001L);
            assertThat(root.number("ratio", 0, 1)).contains(0.5);
            assertThat(root.number("count", 0, 9)).contains(3.0);
            assertThat(root.flag("on")).contains(false);
            assertThat(
                            root.duration(
                                    "timeout_s",
                                    Duration.ofSeconds(1),
                                    Duration.ZERO,
                                    Duration.ofSeconds(9)))
                    .contains(Duration.ofMillis(1500));
            assertThat(root.texts("kinds")).containsExactly("a", "1");
            assertThat(root.entries("env")).isEqualTo(Map.of("A", "x", "B", "2"));
            assertThat(root.text("empty")).isEmpty();
            assertThat(root.oneOf("name", List.of("worker", "orchestrator"))).contains("worker");
            try (YamlReader redis = root.section("redis")) {
                assertThat(redis.text("url")).contains("redis://x");
            }
            assertThat(root.sections("workers"))
                    .extracting(worker -> worker.text("id").orElseThrow())
                    .containsExactly("a", "b");
        }
        mistakes.check();
    }

    @Test
    void whatIsNotThereIsAbsent() {
        try (YamlReader root = reader("");
                YamlReader section = root.section("redis")) {
            assertThat(root.text("a")).isEmpty();
            assertThat(root.texts("b")).isEmpty();
            assertThat(root.sections("c")).isEmpty();
            assertThat(section.whole("d", 0, 1)).isEmpty();
            assertThat(section.keys()).isEmpty();
        }
        mistakes.check();
    }

    @Test
    void everyMistakeOfAFileIsReportedAtOnce() {
        try (YamlReader root =
                reader(
                        """
                        prot: 8080
                        port: eighty
                        health: 99999
                        ratio: .nan
                        mode: agnet
                        ready: yes
                        kinds: a
                        list: [{}, [x]]
                        redis:
                          ulr: redis://x
                        workers:
                        - id: a
                          wieght: 2
                        - b
                        timeout_s: 100
                        """)) {
            root.whole("port", 1, 65_535);
            root.whole("health", 1, 65_535);
            root.number("ratio", 0, 1);
            root.oneOf("mode", List.of("agent", "legacy"));
            root.flag("ready");
            root.texts("kinds");
            root.texts("list");
            root.duration(
                    "timeout_s", Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(60));
            root.require("project");
            try (YamlReader redis = root.section("redis")) {
                redis.text("url");
            }
            for (YamlReader worker : root.sections("workers")) {
                worker.text("id");
                worker.whole("weight", 0, 9);
                worker.close();
            }
        }

        InvalidConfiguration failure =
                catchThrowableOfType(InvalidConfiguration.class, mistakes::check);
        golden.matches(failure.getMessage() + "\n");
    }

    @Test
    void aSingleMistakeIsASingleLine() {
        try (YamlReader root = reader("prot: 1\n")) {
            root.whole("port", 1, 2);
        }

        assertThatThrownBy(mistakes::check)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("f.yaml:1:1: unknown key 'prot'; did you mean 'port'?");
    }

    @Test
    void aDocumentThatIsNoMappingIsAMistake() {
        try (YamlReader root = reader("- a\n")) {
            assertThat(root.text("a")).isEmpty();
        }

        assertThatThrownBy(mistakes::check)
                .hasMessage("f.yaml:1:1: 'the document' must be a mapping, not a list");
    }

    private YamlReader reader(String text) {
        return YamlReader.of(Yaml.parse("f.yaml", text), mistakes);
    }
}
