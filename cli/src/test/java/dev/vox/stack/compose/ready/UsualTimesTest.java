package dev.vox.stack.compose.ready;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;
import dev.vox.stack.compose.ready.ReadyReport.Became;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class UsualTimesTest {
    @TempDir Path root;

    @Test
    void the_usual_time_is_the_median_of_the_last_20_starts() {
        for (int start = 0; start < 30; start++) {
            took(start < 10 ? 90_000 : 1_000 + start);
        }

        assertThat(usual()).isEqualTo(Duration.ofMillis(1_019));
    }

    @Test
    void a_service_that_ran_before_is_no_news() {
        took(0);

        assertThat(UsualTimes.of(project()).usual("tts0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"schemaVersion\":1,\"services\":{\"tts0\":[1,",
                "[]",
                "{\"services\":{\"tts0\":\"soon\"}}",
                "{\"services\":{\"tts0\":[-1,\"x\",1e300]}}"
            })
    void a_damaged_file_counts_as_none_and_is_written_anew(String text) throws IOException {
        took(700);
        Files.writeString(file(), text);

        assertThat(UsualTimes.of(project()).usual("tts0")).isEmpty();
        took(900);
        assertThat(usual()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void it_may_be_deleted_and_nothing_else_lies_beside_it() throws IOException {
        took(700);
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
        Files.delete(file());

        assertThat(UsualTimes.of(project()).usual("tts0")).isEmpty();
    }

    private void took(long millis) {
        Became became = new Became("tts0", Duration.ZERO, Duration.ofMillis(millis), "healthy");
        UsualTimes.of(project())
                .add(
                        new ReadyReport(
                                List.of(became), List.of(became), became.ready(), Duration.ZERO));
    }

    private Duration usual() {
        return UsualTimes.of(project()).usual("tts0").orElseThrow();
    }

    private Path file() {
        return root.resolve(".vox/history/start-compose.json");
    }

    private Project project() {
        return new Project(root);
    }
}
