package dev.vox.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class EngineWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Up Less than a second, PT0S",
        "Up 1 second (health: starting), PT1S",
        "Up 42 seconds, PT42S",
        "Up About a minute, PT1M",
        "Up 5 minutes (healthy), PT5M",
        "Up About an hour, PT1H",
        "Up 23 hours (Paused), PT23H",
        "Up 3 days, PT72H",
        "Up 2 weeks, PT336H",
        "Up 4 months, PT2880H",
        "Up 2 years, PT17520H"
    })
    void an_uptime_is_as_long_as_its_words_say(String status, Duration uptime) {
        assertThat(EngineWords.uptime(status)).isEqualTo(uptime);
    }

    @ParameterizedTest
    @CsvSource({"Exited (1) 3 seconds ago", "Up many minutes", "Up 3 fortnights", "Created", "Up"})
    void other_words_say_no_uptime(String status) {
        assertThat(EngineWords.uptime(status)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Exited (0) 3 seconds ago, 0",
        "Exited (137) 2 weeks ago, 137",
        "Restarting (-1), -1"
    })
    void an_exit_code_stands_in_brackets(String status, int code) {
        assertThat(EngineWords.exitCode(status)).isEqualTo(code);
    }

    @Test
    void what_has_not_ended_has_no_exit_code() {
        assertThat(EngineWords.exitCode("Created")).isNull();
        assertThat(EngineWords.exitCode("Up 5 minutes (healthy)")).isNull();
    }
}
