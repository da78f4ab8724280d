package dev.vox.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.Project;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class ProjectTargetTest {
    private static final Project PROJECT = new Project(Path.of("/project"));
    private static final StackUnderTest STACK =
            new StackUnderTest(
                    "embedded",
                    "kevin16",
                    "agent",
                    Map.of("websocket", URI.create("ws://localhost:8080")),
                    Map.of());

    private final AtomicInteger looks = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "plain               | plain",
                "${HOST}:1           | example.org:1",
                "$HOST               | example.org",
                "$$HOST              | $HOST",
                "${NONE:-other}      | other",
                "${EMPTY:-other}     | other",
                "${EMPTY-other}      | ''",
                "${HOST:-other}      | example.org",
                "${HOST:+set}        | set",
                "${NONE:+set}        | ''",
                "${NONE:-${HOST}}    | example.org",
                "${VOX_WEBSOCKET}/x  | ws://localhost:8080/x"
            })
    void variablesAreReplacedByTheRulesOfCompose(String text, String expanded) throws CheckBroken {
        assertThat(target().expand(text)).isEqualTo(expanded);
    }

    @Test
    void aVariableWithoutAValueIsNamed() {
        assertThatThrownBy(() -> target().expand("http://${NONE}/"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("NONE is not set");
        assertThatThrownBy(() -> target().expand("${NONE:?set it}"))
                .hasMessage("NONE is not set: set it");
        assertThatThrownBy(() -> target().expand("${VOX_METRICS}"))
                .hasMessage("VOX_METRICS is not known: no stack is up, or it does not publish it");
        assertThatThrownBy(() -> target().expand("${HOST"))
                .isInstanceOf(CheckBroken.class)
                .hasMessageContaining("invalid template");
    }

    @Test
    void theStackIsLookedAtOnceAndOnlyWhenACheckWantsIt() throws CheckBroken {
        Target target = target();

        assertThat(target.environment()).containsEntry("HOST", "example.org");
        assertThat(target.expand("${HOST}")).isEqualTo("example.org");
        assertThat(looks).hasValue(0);
        assertThat(target.stack()).contains(STACK);
        assertThat(target.stack()).contains(STACK);
        assertThat(target.expand("${VOX_WEBSOCKET}")).isEqualTo("ws://localhost:8080");
        assertThat(looks).hasValue(1);
    }

    @Test
    void secretsAreMasked() {
        assertThat(target().masked("key abcdef-ghijkl")).isEqualTo("key ***");
    }

    @Test
    void anEnvironmentThatIsWrongBreaksChecksAndStillMasksWhatTheProcessHolds() {
        Target target =
                new ProjectTarget(
                        PROJECT,
                        () -> {
                            looks.incrementAndGet();
                            throw new InvalidConfiguration("[.env.local:3] a circle");
                        },
                        ProjectTargetTest::variables,
                        Optional::empty);

        assertThatThrownBy(target::environment)
                .isInstanceOf(CheckBroken.class)
                .hasMessage("[.env.local:3] a circle");
        assertThatThrownBy(() -> target.expand("${HOST}")).isInstanceOf(CheckBroken.class);
        assertThat(target.masked("key abcdef-ghijkl")).isEqualTo("key ***");
        assertThat(looks).as("it is not tried again").hasValue(1);
    }

    private Target target() {
        return new ProjectTarget(
                PROJECT,
                ProjectTargetTest::variables,
                ProjectTargetTest::variables,
                () -> {
                    looks.incrementAndGet();
                    return Optional.of(STACK);
                });
    }

    private static Variables variables() {
        Map<String, String> environment =
                Map.of("HOST", "example.org", "EMPTY", "", "SOME_API_KEY", "abcdef-ghijkl");
        return Variables.resolve(List.of(Layer.process(environment)), ExpandOrder.VOX);
    }
}
