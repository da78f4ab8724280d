package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class SettingsTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../runtime/src/main/java"));
    private static final Path LAUNCHER = Path.of("src/packaging/vox");

    private static final Pattern LOOKED_UP =
            Pattern.compile("(?:getOrDefault|containsKey|get|getenv)\\(\"([A-Z][A-Z0-9_]*)\"");
    private static final Pattern NAMED_LIKE_ONE =
            Pattern.compile("\"([A-Z][A-Z0-9]*_[A-Z0-9_]+)\"");
    private static final Pattern OF_THE_SHELL = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)-}");

    /// Words of protocols, which are no variables; what git, `docker` and `docker compose` read by those names, which are
    /// theirs to describe; the port of other people's Redis services, and of a training run's; folders of other programs; and `HOME`, which finds JDKs and Docker's configuration and nothing
    /// else.
    private static final Set<String> OTHER_WORDS =
            Set.of(
                    "HOME",
                    "INVALID_MESSAGE",
                    "MODEL_CARD",
                    "WAITING_FOR_INPUT",
                    "BARGED_IN",
                    "GIT_OPTIONAL_LOCKS",
                    "COMPOSE_FILE",
                    "COMPOSE_MENU",
                    "COMPOSE_PATH_SEPARATOR",
                    "COMPOSE_PROFILES",
                    "COMPOSE_PROJECT_NAME",
                    "DOCKER_CERT_PATH",
                    "DOCKER_CONFIG",
                    "DOCKER_CONTEXT",
                    "DOCKER_HOST",
                    "DOCKER_TLS",
                    "DOCKER_TLS_VERIFY",
                    "REDIS_PORT",
                    "TRAIN_REDIS_PORT",
                    "XDG_CACHE_HOME",
                    "HF_HOME",
                    "HF_HUB_CACHE",
                    "TRANSFORMERS_CACHE",
                    "TORCH_HOME",
                    "NUMBA_CACHE_DIR",
                    "UV_CACHE_DIR",
                    "LC_ALL");

    private static final Set<String> WORDS_OF_GRPC =
            Stream.of(Status.Code.values(), HealthCheckResponse.ServingStatus.values())
                    .flatMap(Arrays::stream)
                    .map(Enum::name)
                    .collect(Collectors.toSet());

    @Test
    void every_variable_that_any_source_reads_has_a_row() {
        Set<String> read = new TreeSet<>(found(LOOKED_UP, sources()));
        read.addAll(found(NAMED_LIKE_ONE, sources()));
        read.addAll(found(OF_THE_SHELL, Stream.of(text(LAUNCHER))));

        assertThat(read).contains("NO_COLOR", "PATH", "REDIS_URL", "VOX_JAVA_HOME");
        read.removeAll(OTHER_WORDS);
        read.removeAll(WORDS_OF_GRPC);
        assertThat(variables()).containsAll(read);
    }

    @Test
    void the_words_that_are_no_variables_are_really_there() {
        Set<String> words = new TreeSet<>(found(NAMED_LIKE_ONE, sources()));
        words.addAll(found(OF_THE_SHELL, Stream.of(text(LAUNCHER))));

        assertThat(words).containsAll(OTHER_WORDS);
    }

    @Test
    void a_secret_is_one_by_its_row_and_so_wherever_it_is_shown() {
        Variables variables =
                Variables.resolve(
                        List.of(
                                new Layer(
                                        LayerName.LOCAL,
                                        ".env.local",
                                        List.of(
                                                Definition.literal(
                                                        "OPENAI_API_KEY",
                                                        "sk-1",
                                                        new Origin.Flag("--env"))))),
                        ExpandOrder.VOX);

        assertThat(Environment.of(variables).find(Settings.OPENAI_API_KEY).orElseThrow().quoted())
                .isEqualTo("[--env] OPENAI_API_KEY=***");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "ON, true", "1, true", "no, false", "False, false", "0, false"})
    void a_flag_is_written_in_several_ways(String text, boolean value) {
        assertThat(SettingType.flag().parser().apply(text)).isEqualTo(value);
    }

    private static Set<String> variables() {
        return Settings.all().stream().map(Setting::variable).collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The table itself is left out: it cannot prove itself.
    private static Stream<String> sources() {
        return SOURCES.stream()
                .flatMap(SettingsTest::files)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file ->
                        !file.getFileName()
                                .toString()
                                .matches("(Tool|Agent)?Settings.java|OrchestratorOverrides.java"))
                .map(SettingsTest::text);
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
