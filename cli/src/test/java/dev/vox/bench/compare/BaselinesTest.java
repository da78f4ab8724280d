package dev.vox.bench.compare;

import static dev.vox.bench.compare.Runs.result;
import static dev.vox.bench.compare.Runs.series;
import static dev.vox.bench.compare.Runs.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.result.BenchResult;
import dev.vox.env.Project;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class BaselinesTest {
    private static final BenchResult RESULT =
            result(
                    "speech",
                    subject("stack", Map.of("jdk", "25"), series(Metric.TOTAL, "10", 900, 1)));

    @TempDir private Path folder;

    @Test
    void whatWasSavedIsReadAgain() {
        Path file = baselines().save("main", List.of(RESULT));

        assertThat(file).isEqualTo(folder.resolve(".vox/bench/main.json"));
        assertThat(baselines().read("main")).isEqualTo(List.of(RESULT));
        assertThat(Baselines.read(file)).isEqualTo(List.of(RESULT));
    }

    @Test
    void anotherResultTakesThePlaceOfTheOneBeforeAndLeavesNothingBeside() throws IOException {
        baselines().save("main", List.of(RESULT));
        baselines().save("main", List.of());

        assertThat(baselines().read("main")).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve(".vox/bench"))) {
            assertThat(files).containsExactly(folder.resolve(".vox/bench/main.json"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../x", "a/b", "a\\b", "/etc/x", "-x", ".x", "a b", "a\0"})
    void aNameLeadsNowhereElse(String name) {
        assertThat(Baselines.problem(name)).isPresent();
        assertThat(baselines().has(name)).isFalse();
        assertThatThrownBy(() -> baselines().save(name, List.of(RESULT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "v1.2.3", "2026-11-21", "a_b", "7"})
    void aNameIsAWord(String name) {
        assertThat(Baselines.problem(name)).isEmpty();
    }

    @Test
    void aNameThatNothingHasIsToldWithTheNearest() {
        baselines().save("main", List.of(RESULT));

        assertThatThrownBy(() -> baselines().read("mian"))
                .isInstanceOfSatisfying(
                        InvalidConfiguration.class,
                        e -> assertThat(e.hint()).contains("did you mean 'main'?"))
                .hasMessage("nothing is saved as 'mian'");
    }

    @Test
    void aFileThatIsNoResultIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "{}");

        assertThatThrownBy(() -> Baselines.read(file))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("x.json");
        assertThatThrownBy(() -> Baselines.read(folder.resolve("y.json")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("y.json] cannot be read");
    }

    private Baselines baselines() {
        return new Baselines(new Project(folder));
    }
}
