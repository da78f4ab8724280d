package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "dev --env API_KEY=hunter2,           dev --env API_KEY=***",
        "dev --env=API_KEY=hunter2,           dev --env=API_KEY=***",
        "dev -eAPI_KEY=hunter2,               dev -eAPI_KEY=***",
        "dev -e HOST=redis.lan,               dev -e HOST=***",
        "dev --env=URL=redis://:a=b@h,        dev --env=URL=***",
        "dev --env HOME,                      dev --env HOME",
        "dev --timeout=10s --project a=b,     dev --timeout=10s --project a=b",
        "dev --envv API_TOKEN=hunter2,        dev --envv API_TOKEN=***",
        "env run -- curl -H secret,           env run -- curl *** ***",
        "env run --env A=b -- env --env A=b,  env run --env A=*** -- env *** ***"
    })
    void what_a_command_line_sets_is_masked(String typed, String shown) {
        assertThat(String.join(" ", Redaction.of(words(typed), Map.of()).arguments()))
                .isEqualTo(shown);
    }

    @Test
    void a_secret_of_several_lines_is_masked_whole() {
        assertThat(Redaction.of(List.of("--env", "SSH_KEY=one\ntwo"), Map.of()).arguments())
                .containsExactly("--env", "SSH_KEY=***");
    }

    @Test
    void secrets_of_the_command_line_and_the_environment_are_masked_in_any_text() {
        Redaction redaction =
                Redaction.of(
                        List.of("--env", "API_KEY=hunter22"),
                        Map.of("REDIS_PASSWORD", "swordfish", "PIN_KEY", "12", "HOME", "/root"));

        assertThat(redaction.masked("hunter22 at /root, swordfish 12"))
                .isEqualTo("*** at /root, *** 12");
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }
}
