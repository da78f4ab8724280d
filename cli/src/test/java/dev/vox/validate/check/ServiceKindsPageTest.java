package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.probe.ServiceProber;
import dev.vox.probe.grpc.GrpcTypes;
import dev.vox.proto.tts.TtsProto;
import dev.vox.validate.CheckKind;
import dev.vox.validate.CheckKinds;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Holds the page of kinds and the schema of phase files against what the kinds read.
class ServiceKindsPageTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\S+)\\n(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
    private static final Pattern KEYS = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern KEY = Pattern.compile("`([a-z-]+)`");

    private static final CheckKinds KINDS =
            CheckKinds.of(
                    new FileKind(),
                    new FileMatchKind(),
                    new EnvKind(),
                    new CommandKind(),
                    new PortKind(ServiceProber::new, () -> port -> Optional.empty()),
                    new HttpKind(),
                    new WebSocketKind(),
                    new GrpcKind(ServiceProber::new, () -> GrpcTypes.of(TtsProto.getDescriptor())),
                    new RedisKind(),
                    new MetricKind(),
                    new LogKind(
                            () ->
                                    new LogSources(() -> {
                                        throw new AssertionError("no engine is asked");
                                    }),
                            () -> Instant.EPOCH));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file",
                "file-match",
                "env",
                "command",
                "port",
                "http",
                "websocket",
                "grpc",
                "redis",
                "metric",
                "log"
            })
    void pageAndSchemaNameTheKeysThatAKindReads(String name) throws Exception {
        CheckKind kind = kind(name);
        Set<String> read = new TreeSet<>();
        for (String ask : List.of("health", "reflection", "call", "descriptor")) {
            read.addAll(asked(kind, name.equals("grpc") ? "{ask: %s}".formatted(ask) : "{}"));
        }

        assertThat(documented(name)).isEqualTo(read);
        assertThat(inSchema(name)).isEqualTo(read);
    }

    @Test
    void everyExampleOfThePageIsReadWithoutAMistake() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (MatchResult section : sections()) {
            for (MatchResult block : BLOCK.matcher(section.group(2)).results().toList()) {
                if (KINDS.find(section.group(1)) != null) {
                    seen.add(section.group(1));
                    assertThat(mistakes(block.group(1))).as(section.group(1)).isEmpty();
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(KINDS.names());
    }

    private static List<String> mistakes(String example) {
        Mistakes mistakes = new Mistakes();
        String document = "checks:\n" + example.indent(2);
        try (YamlReader root = YamlReader.of(Yaml.parse("page", document), mistakes)) {
            for (YamlReader check : root.sections("checks")) {
                String kind = check.text("kind").orElse("");
                try (YamlReader with = check.section("with")) {
                    var _ = kind(kind).read(with);
                }
            }
        }
        return mistakes.all().stream().map(Mistakes.Mistake::toString).toList();
    }

    private static CheckKind kind(String name) {
        CheckKind kind = KINDS.find(name);
        assertThat(kind).as(name).isNotNull();
        return Objects.requireNonNull(kind);
    }

    private static Set<String> asked(CheckKind kind, String with) {
        YamlReader reader = YamlReader.of(Yaml.parse("with", with), new Mistakes());
        var _ = kind.read(reader);
        return reader.asked();
    }

    private static Set<String> documented(String name) throws Exception {
        Set<String> keys = new TreeSet<>();
        for (MatchResult section : sections()) {
            if (section.group(1).equals(name)) {
                KEYS.matcher(section.group(2))
                        .results()
                        .flatMap(row -> KEY.matcher(row.group(1)).results())
                        .forEach(key -> keys.add(key.group(1)));
            }
        }
        return keys;
    }

    private static List<MatchResult> sections() throws Exception {
        return SECTION.matcher(Files.readString(REFERENCE.resolve("check-kinds.md")))
                .results()
                .toList();
    }

    private static Set<String> inSchema(String name) throws Exception {
        JsonValue schema =
                Json.parse("schema", Files.readString(REFERENCE.resolve("validation.schema.json")));
        JsonValue properties =
                schema.get("$defs")
                        .flatMap(definitions -> definitions.get("with-" + name))
                        .flatMap(with -> with.get("properties"))
                        .orElseThrow();
        return new TreeSet<>(((JsonValue.Members) properties).values().keySet());
    }
}
