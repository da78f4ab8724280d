package dev.vox.validate.check.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What the words of a healthcheck say.
class HealthcheckTestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                ":",
                "exit 0",
                "echo ok",
                "curl -f http://localhost:8081/health || true",
                "curl -f http://localhost:8081/health || exit 0",
                "curl -f http://localhost:8081/health; exit 0",
                "curl -f http://localhost:8081/health > /dev/null 2>&1 || :",
                "curl -s http://localhost:8081/health | cat",
                "true && echo 'well; or not'",
                "curl -f localhost || echo down",
            })
    void theseAlwaysSayHealthy(String script) {
        assertThat(new HealthcheckTest(List.of("CMD-SHELL", script)).alwaysHealthy()).isPresent();
        assertThat(new HealthcheckTest(List.of("CMD", "sh", "-c", script)).alwaysHealthy())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -f http://localhost:8081/health",
                "curl -f http://localhost:8081/health || exit 1",
                "redis-cli ping | grep -q PONG",
                "true && curl -f localhost",
                "curl -f localhost && exit 0",
                "test -f '/tmp/a || true'",
                "nc -z localhost 7001 2>&1",
                "exit 1",
            })
    void theseCanFail(String script) {
        assertThat(new HealthcheckTest(List.of("CMD-SHELL", script)).alwaysHealthy()).isEmpty();
    }

    @Test
    void aProgramThatAlwaysSucceedsIsSeenWithoutAShell() {
        assertThat(new HealthcheckTest(List.of("CMD", "true")).alwaysHealthy())
                .contains("it runs 'true' alone");
        assertThat(new HealthcheckTest(List.of("CMD", "/opt/vox/bin/vox", "probe")).alwaysHealthy())
                .isEmpty();
    }

    @Test
    void noneIsNoHealthcheck() {
        assertThat(new HealthcheckTest(List.of("NONE")).declared()).isFalse();
        assertThat(HealthcheckTest.of(null).declared()).isFalse();
        assertThat(HealthcheckTest.of(null).alwaysHealthy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curl -f http://localhost:8081/health | curl -f http://localhost:1/health",
                "nc -z localhost 7001 | nc -z localhost 1",
                "wget --timeout=5 -q localhost:8080 | wget --timeout=5 -q localhost:1",
                "python -c \"connect(('localhost', 7001))\" | python -c \"connect(('localhost',"
                        + " 1))\"",
                "redis-cli -p 6379 ping | redis-cli -p 1 ping",
            })
    void everyPortIsReplacedByOneWhereNothingListens(String script, String elsewhere) {
        assertThat(new HealthcheckTest(List.of("CMD-SHELL", script)).elsewhere())
                .contains(List.of("/bin/sh", "-c", elsewhere));
    }

    @Test
    void anArgumentThatIsAPortIsReplaced() {
        assertThat(new HealthcheckTest(List.of("CMD", "nc", "-z", "localhost", "7001")).elsewhere())
                .contains(List.of("nc", "-z", "localhost", "1"));
    }

    @Test
    void whatNamesNoPortCannotBeAskedElsewhere() {
        assertThat(new HealthcheckTest(List.of("CMD", "redis-cli", "ping")).elsewhere()).isEmpty();
        assertThat(new HealthcheckTest(List.of("CMD-SHELL", "curl 127.0.0.1")).elsewhere())
                .isEmpty();
    }
}
