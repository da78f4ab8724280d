package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.LogLevel;
import dev.vox.stack.compose.observe.ContainerObserver.OutputLine;
import dev.vox.stack.log.LogEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class LineLevelTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    private final LineLevel levels = new LineLevel("tts0");

    private LogEntry of(String text) {
        return levels.of(new OutputLine(AT, false, text));
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-03-01 10:15:30 WARNING root: low memory', WARNING",
        "'{\"level\":\"error\",\"msg\":\"x\"}', ERROR",
        "'[info] listening', INFO",
        "'level=debug msg=x', DEBUG",
        "'FATAL: no such role', ERROR",
        "'an informal errorless line', INFO"
    })
    void the_first_word_of_the_kind_is_the_level(String text, LogLevel level) {
        assertThat(of(text).level()).isEqualTo(level);
        assertThat(of(text).message()).isEqualTo(text);
    }

    @Test
    void our_own_lines_say_it_themselves_and_the_service_is_the_file_s() {
        LogEntry entry = of("2026-03-01T10:15:29.000Z ERROR worker it broke, info follows");

        assertThat(entry.level()).isEqualTo(LogLevel.ERROR);
        assertThat(entry.service()).isEqualTo("tts0");
        assertThat(entry.message()).isEqualTo("it broke, info follows");
        assertThat(entry.time()).isEqualTo(AT);
    }

    @Test
    void an_indented_line_has_the_level_of_the_line_before() {
        var _ = of("ERROR it broke");

        assertThat(of("    at a.B(info)").level()).isEqualTo(LogLevel.ERROR);
        assertThat(of("next").level()).isEqualTo(LogLevel.INFO);
    }
}
