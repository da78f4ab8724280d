package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.JsonValue;
import dev.vox.probe.ServiceProber;
import dev.vox.stack.docker.DockerObserver;
import dev.vox.validate.CheckKind;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds the page of kinds against what the kinds of speech, containers and plans read.
class SpeechKindsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "check-kinds.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern KEY = Pattern.compile("`([a-z-]+)`");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");

    private static CheckKind kind(String name) {
        return switch (name) {
            case "tts" -> new TtsKind();
            case "bench" -> new BenchKind();
            case "scenario" -> new ScenarioKind();
            case "container" -> new ContainerKind(DockerObserver::new, () -> Instant.EPOCH);
            case "plan" -> new PlanKind(() -> (_, _) -> new JsonValue.Members(Map.of()));
            default -> new EndpointsKind(ServiceProber::new, DockerObserver::new);
        };
    }

    private static String section(String name) throws IOException {
        Matcher section =
                Pattern.compile("(?ms)^## " + name + "\\n(.*?)(?=^## |\\z)")
                        .matcher(Files.readString(PAGE));
        assertThat(section.find()).as("the page has a section " + name).isTrue();
        return section.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts", "bench", "scenario", "container", "plan", "endpoints"})
    void thePageNamesTheKeysThatAKindReads(String name) throws IOException {
        Set<String> named = new TreeSet<>();
        ROW.matcher(section(name))
                .results()
                .flatMap(row -> KEY.matcher(row.group(1)).results())
                .forEach(key -> named.add(key.group(1)));
        YamlReader reader = YamlReader.of(Yaml.parse("with", "{}"), new Mistakes());
        var _ = kind(name).read(reader);

        assertThat(named).isEqualTo(new TreeSet<>(reader.asked()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts", "bench", "scenario", "container", "plan", "endpoints"})
    void itsExampleIsReadWithoutAMistake(String name) throws IOException {
        Matcher example = EXAMPLE.matcher(section(name));
        assertThat(example.find()).isTrue();
        Mistakes mistakes = new Mistakes();
        try (YamlReader root =
                YamlReader.of(
                        Yaml.parse("page", "checks:\n" + example.group(1).indent(2)), mistakes)) {
            for (YamlReader check : root.sections("checks")) {
                assertThat(check.text("kind")).contains(name);
                try (YamlReader with = check.section("with")) {
                    var _ = kind(name).read(with);
                }
            }
        }

        List<String> problems = mistakes.all().stream().map(Mistakes.Mistake::toString).toList();
        assertThat(problems).isEmpty();
    }
}
