package dev.vox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.config.VoxFile.BackendWord;
import dev.vox.config.VoxFile.ProbeWord;
import dev.vox.config.VoxFile.Role;
import dev.vox.env.Project;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

class VoxFileTest {
    private static final Path DOCS = Path.of("../docs/reference");

    @TempDir Path root;

    private static String example() throws IOException {
        String page = Files.readString(DOCS.resolve("vox-yaml.md"));
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        return page.substring(begin, page.indexOf("```", begin));
    }

    private VoxFile read(String text) throws IOException {
        Files.writeString(root.resolve("vox.yaml"), text);
        return VoxFile.read(new Project(root));
    }

    @Test
    void theDocumentedExampleIsRead() throws IOException {
        VoxFile file = read(example());

        assertThat(file.project()).isEqualTo("my-voice-stack");
        assertThat(file.backend()).extracting(VoxFile.Said::value).isEqualTo(BackendWord.AUTO);
        assertThat(file.composeFiles()).containsExactly("docker-compose.yml");
        assertThat(file.composeName()).isEqualTo("my-voice-stack");
        assertThat(file.services()).containsOnlyKeys("orchestrator", "tts0");
        VoxFile.ServiceEntry orchestrator = file.service("orchestrator").orElseThrow();
        assertThat(orchestrator.role()).isEqualTo(Role.ORCHESTRATOR);
        assertThat(orchestrator.probe()).isEqualTo(ProbeWord.WEBSOCKET);
        assertThat(orchestrator.command("legacy"))
                .contains(List.of("python", "-m", "orchestrator.server"));
        assertThat(orchestrator.command("hybrid")).isEmpty();
        assertThat(file.folders().profiles()).containsExactly("profiles");
        assertThat(file.folders().protoOut()).containsEntry("python", "src/rpc/generated");
        assertThat(file.tests().get("integration").isolate()).isEqualTo("file");
        assertThat(file.tasks()).containsEntry("lint", "uv run ruff check .");
    }

    @Test
    void aProjectWithoutTheFileSaysNothing() {
        assertThat(VoxFile.read(new Project(root))).isEqualTo(VoxFile.EMPTY);
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(read("# nothing yet\n")).isEqualTo(VoxFile.EMPTY);
    }

    @Test
    void aCommandForEveryModeIsAList() throws IOException {
        VoxFile file = read("services: {tts0: {command: [python, -m, tts, --port, 7001]}}\n");

        assertThat(file.service("tts0").orElseThrow().command("piper"))
                .contains(List.of("python", "-m", "tts", "--port", "7001"));
    }

    @Test
    void aServiceThatIsOnlyNamedSaysNothing() throws IOException {
        assertThat(read("services:\n  tts0:\n").service("tts0").orElseThrow())
                .isEqualTo(new VoxFile.ServiceEntry(null, null, Map.of()));
    }

    @Test
    void everyValueKnowsItsLine() throws IOException {
        VoxFile file = read("project: a\n\ncompose:\n  files: x.yml\n");

        assertThat(file.places().get("project").line()).isEqualTo(1);
        assertThat(file.places().get("compose.files")).hasToString("vox.yaml:4:3");
        assertThat(file.composeFiles()).containsExactly("x.yml");
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        String text =
                """
                projekt: x
                backend: docker
                compose: {name: My Stack, file: a.yml}
                services:
                  orchestrator: {role: boss, command: {legasy: [a]}}
                  tts0: {probe: grcp, command: python -m tts}
                proto: {out: {go: gen}}
                tests: {all: {isolate: flie}}
                """;

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        vox.yaml has 11 mistakes
                        vox.yaml:1:1: unknown key 'projekt'; did you mean 'project'?
                        vox.yaml:2:10: 'backend' must be one of auto, embedded, compose, not 'docker'
                        vox.yaml:3:17: 'compose.name' must be lower-case letters, digits, '_' and '-', not 'My Stack'
                        vox.yaml:3:27: unknown key 'compose.file'; did you mean 'files'?
                        vox.yaml:5:24: 'services.orchestrator.role' must be one of orchestrator, worker, registry, other, not 'boss'
                        vox.yaml:5:40: unknown key 'services.orchestrator.command.legasy'; did you mean 'legacy'?
                        vox.yaml:6:17: 'services.tts0.probe' must be one of grpc, http, websocket, redis, tcp, none, not 'grcp'; did you mean 'grpc'?
                        vox.yaml:6:32: 'services.tts0.command' must be a list, not 'python -m tts'
                        vox.yaml:7:15: unknown key 'proto.out.go'
                        vox.yaml:8:14: key 'tests.all.command' is missing
                        vox.yaml:8:24: 'tests.all.isolate' must be one of file, suite, not 'flie'; did you mean 'file'?\
                        """);
    }

    @Test
    void whatIsNoYamlIsSaidWithItsPlace() {
        assertThatThrownBy(() -> read("project: [a\n"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("vox.yaml:2:1: ");
        assertThatThrownBy(() -> read("- a\n"))
                .hasMessage("vox.yaml:1:1: 'the document' must be a mapping, not a list");
    }

    @Test
    void whatIsNoTextIsSaid() throws IOException {
        Files.write(root.resolve("vox.yaml"), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> VoxFile.read(new Project(root)))
                .hasMessage("vox.yaml: not UTF-8 text");
    }

    @Test
    void theSchemaKnowsTheKeysOfTheReader() throws Exception {
        Set<String> ofSchema = new TreeSet<>();
        collect("", schema(), ofSchema);

        assertThat(ofSchema).isEqualTo(VoxFileReader.keys(example()));
    }

    @Test
    void theSchemaKnowsTheWordsOfTheReader() throws Exception {
        JsonValue properties = schema().get("properties").orElseThrow();
        JsonValue service = at(properties, "services", "additionalProperties", "properties");
        JsonValue suite = at(properties, "tests", "additionalProperties", "properties");

        assertThat(words(at(properties, "backend")))
                .isEqualTo(List.of("auto", "embedded", "compose"));
        assertThat(words(at(service, "role")))
                .isEqualTo(List.of("orchestrator", "worker", "registry", "other"));
        assertThat(words(at(service, "probe")))
                .isEqualTo(List.of("grpc", "http", "websocket", "redis", "tcp", "none"));
        assertThat(words(at(suite, "isolate"))).isEqualTo(VoxFileReader.ISOLATION);
        assertThat(BackendWord.values()).hasSize(3);
        assertThat(Role.values()).hasSize(4);
        assertThat(ProbeWord.values()).hasSize(6);
    }

    private static JsonValue schema() throws Exception {
        return Json.parse("vox.schema.json", VoxFileSchema.text());
    }

    private static JsonValue at(JsonValue value, String... path) {
        JsonValue at = value;
        for (String key : path) {
            at = at.get(key).orElseThrow();
        }
        return at;
    }

    private static List<String> words(JsonValue value) {
        return value.items("enum").stream().map(each -> ((JsonValue.Text) each).value()).toList();
    }

    /// The keys of a schema's objects; `*` stands for names that are the user's own.
    private static void collect(String path, JsonValue object, Set<String> keys) {
        if (object.get("properties").orElse(null) instanceof JsonValue.Members properties) {
            for (Map.Entry<String, JsonValue> each : properties.values().entrySet()) {
                keys.add(path + each.getKey());
                collect(path + each.getKey() + ".", each.getValue(), keys);
            }
        }
        object.get("additionalProperties").ifPresent(inner -> collect(path + "*.", inner, keys));
    }
}
