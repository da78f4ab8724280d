package dev.vox.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlNode.Mapping;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class ShippedProfilesTest {
    private static final Path FOLDER = Path.of("..", "profiles");

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    private static Profile read(String name) throws IOException {
        String source = "vox:profiles/" + name + ".yaml";
        String text = Files.readString(FOLDER.resolve(name + ".yaml"));
        Mistakes mistakes = new Mistakes();
        Profile profile =
                new ProfileReader(mistakes)
                        .read((Mapping) Yaml.parse(source, text), new ProfileSource(source, true));
        mistakes.check();
        return profile;
    }

    @Test
    void thereAreEight() throws IOException {
        assertThat(names())
                .containsExactly(
                        "cosyvoice2",
                        "espeak",
                        "kevin",
                        "mock",
                        "openai",
                        "piper",
                        "sesame",
                        "xtts");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFileIsAProfileOfItsOwnName(String name) throws IOException {
        assertThat(read(name).name()).isEqualTo(name);
        assertThat(new ShippedProfiles().profile(name)).isEqualTo(read(name));
    }

    /// Rewrites it with `-Dgolden=update`.
    @Test
    void theIndexSaysWhatTheFilesSay() throws IOException {
        Path file = Path.of("src/main/java/dev/vox/profile/ShippedIndex.java");
        String source = Files.readString(file);
        if ("update".equals(System.getProperty("golden")) && System.getenv("CI") == null) {
            Files.writeString(file, source.replace(block(ShippedIndex.TEXT), block(index())));
        }

        assertThat(source).contains(block(ShippedIndex.TEXT));
        assertThat(ShippedIndex.TEXT).isEqualTo(index());
    }

    @Test
    void theIndexAnswersLikeTheFiles() throws IOException {
        for (String name : names()) {
            assertThat(new ShippedProfiles().entries().get(name))
                    .isEqualTo(ProfileEntry.of(read(name)));
        }
    }

    @Test
    void theSchemaKnowsTheKeysOfTheReaderAndNoOthers() throws Exception {
        Set<String> keys = new TreeSet<>();
        collect("", schema(), keys);

        assertThat(keys).isEqualTo(ProfileReader.keys());
    }

    @Test
    void theSchemaKnowsTheDevicesOfTheReader() throws Exception {
        List<String> devices =
                schema()
                        .get("properties")
                        .orElseThrow()
                        .get("device")
                        .orElseThrow()
                        .items("enum")
                        .stream()
                        .map(value -> ((JsonValue.Text) value).value())
                        .toList();

        assertThat(devices)
                .containsExactlyElementsOf(
                        Stream.of(Device.values())
                                .map(device -> device.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    @Test
    void theSchemaRequiresWhatTheReaderRequires() throws Exception {
        Mistakes mistakes = new Mistakes();
        new ProfileReader(mistakes)
                .read((Mapping) Yaml.parse("f", ""), new ProfileSource("f", false));
        List<String> required = new ArrayList<>();
        Stream.of(schema(), schema().get("then").orElseThrow())
                .flatMap(part -> part.items("required").stream())
                .forEach(key -> required.add(((JsonValue.Text) key).value()));

        assertThat(mistakes.all().stream().map(Mistakes.Mistake::problem))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        required.stream().map("key '%s' is missing"::formatted),
                                        Stream.of(
                                                "one of the keys 'embedded' and 'compose' is"
                                                        + " missing"))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    piper,      piper,     tts0,          piper-en-us-lessac-medium, piper
                    cosyvoice2, cosyvoice, tts-cosyvoice, cosyvoice2-en-base,        cosyvoice2
                    mock,       mock,      -,             mock-440hz,                mock
                    """)
    void theUsualCheckoutIsServed(
            String name, String compose, String worker, String model, String adapter)
            throws IOException {
        Profile profile = read(name);

        assertThat(profile.compose()).isEqualTo(new ComposeRun(List.of(compose), worker));
        assertThat(profile.defaultModel()).isEqualTo(model);
        assertThat(profile.family()).isEqualTo(adapter);
    }

    /// As a text block writes it.
    private static String block(String text) {
        return text.replace("\\", "\\\\").indent(12);
    }

    private static String index() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("profiles=" + String.join(",", names()));
        for (String name : names()) {
            ProfileEntry entry = ProfileEntry.of(read(name));
            if (!entry.aliases().isEmpty()) {
                lines.add(name + ".aliases=" + String.join(",", entry.aliases()));
            }
            lines.add(name + ".family=" + entry.family());
            lines.add(name + ".models=" + String.join(",", entry.models()));
            entry.env()
                    .forEach(each ->
                            lines.add(
                                    name
                                            + ".env."
                                            + each.variable()
                                            + "="
                                            + each.text().replace("\\", "\\\\")));
        }
        return String.join("\n", lines) + "\n";
    }

    private static JsonValue schema() throws Exception {
        String text = Files.readString(FOLDER.resolve("profile.schema.json"));
        return Json.parse("profile.schema.json", text);
    }

    /// The keys of a schema's objects, `env` and its like apart, whose keys are the user's own.
    private static void collect(String path, JsonValue object, Set<String> keys) throws Exception {
        if (!(object.get("properties").orElse(null) instanceof JsonValue.Members properties)) {
            return;
        }
        for (Map.Entry<String, JsonValue> each : properties.values().entrySet()) {
            keys.add(path + each.getKey());
            boolean statistics =
                    each.getValue().text("$ref").filter("#/$defs/statistics"::equals).isPresent();
            JsonValue inner =
                    statistics
                            ? schema().get("$defs").orElseThrow().get("statistics").orElseThrow()
                            : each.getValue();
            collect(path + each.getKey() + ".", inner, keys);
        }
    }
}
