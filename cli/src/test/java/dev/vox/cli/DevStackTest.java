package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `vox dev` over stacks that really run.
@Timeout(300)
class DevStackTest {
    private static final String SECRET = "sk-proj-0123456789abcdef";

    @TempDir Path temporary;
    private Path project;
    private Map<String, String> ports = Map.of();

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
        ports = FreePorts.variables();
        Files.write(
                project.resolve(".env.local"),
                ports.entrySet().stream()
                        .map(port -> port.getKey() + "=" + port.getValue())
                        .toList());
    }

    @AfterEach
    void stop() {
        assertThat(vox("stop").exit()).isZero();
    }

    private Run vox(String... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("VOX_PROJECT", project.toString());
        return Run.in(environment, arguments);
    }

    private JsonValue json(String... arguments) throws Exception {
        Run run =
                vox(
                        Stream.concat(Stream.of(arguments), Stream.of("--json"))
                                .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return Json.parse("result", run.out());
    }

    @Test
    void the_stack_is_what_files_and_words_say_until_they_say_otherwise() throws Exception {
        JsonValue first = json("dev", "mock");
        assertThat(first.text("model")).contains("mock-440hz");
        assertThat(first.items("services").toString())
                .contains("ws://localhost:" + ports.get("ORCHESTRATOR_WS_PORT"));
        assertThat(json("say", "Hello").text("voice")).contains("mock-440hz");

        JsonValue again = json("dev", "mock", "agent");
        assertThat(again.flag("alreadyUp")).contains(true);
        assertThat(again.whole("pid")).isEqualTo(first.whole("pid"));

        Run plan = vox("dev", "kevin", "--dry-run");
        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("the model differs: mock-440hz is up, kevin16 is wanted");
        assertThat(json("status").whole("pid")).isEqualTo(first.whole("pid"));

        JsonValue other = json("dev", "kevin");
        assertThat(other.text("model")).contains("kevin16");
        assertThat(other.flag("switched")).contains(true);
        assertThat(other.whole("pid")).isEqualTo(first.whole("pid"));
        assertThat(json("say", "Hello").text("voice")).contains("kevin16");
        assertThat(json("dev", "kevin").flag("switched")).contains(false);

        JsonValue restarted = json("dev", "kevin", "-e", "MAX_SESSIONS=3");
        assertThat(restarted.flag("restarted")).contains(true);
        assertThat(restarted.whole("pid")).isNotEqualTo(first.whole("pid"));
        assertThat(json("say", "Hello").text("voice")).contains("kevin16");
    }

    @Test
    void the_mock_as_a_model_leaves_other_engines_their_voices_and_as_the_adapter_it_does_not()
            throws Exception {
        json("dev", "mock");
        assertThat(seconds("kevin16")).isNotEqualTo(0.5);

        json("dev", "-e", "ADAPTER_TYPE=mock");
        assertThat(seconds("kevin16")).isEqualTo(0.5);
    }

    private double seconds(String voice) throws Exception {
        return json("say", "This is a longer sentence", "--voice", voice)
                        .number("audioMs")
                        .orElseThrow()
                / 1000;
    }

    @Test
    void no_secret_is_written_down() throws Exception {
        Files.writeString(
                project.resolve(".env.defaults"),
                "OPENAI_API_KEY=" + SECRET + "\nWARMUP_TEXT=say ${OPENAI_API_KEY}\n");

        Run run = vox("dev", "mock", "--verbose");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out() + run.err()).doesNotContain(SECRET);
        try (Stream<Path> files = Files.walk(project.resolve(".vox"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(SECRET);
            }
        }
    }
}
