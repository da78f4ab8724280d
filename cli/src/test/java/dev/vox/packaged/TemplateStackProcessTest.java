package dev.vox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.docker.DockerTest;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.packaged.PackagedTool.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `vox init --template compose` writes becomes a stack that speaks, and lives by the commands of the packaged tool.
/// What they did is seen by asking the engine.
@DockerTest
@ExtendWith(TemplateStack.Shared.class)
@Timeout(600)
class TemplateStackProcessTest {
    private static final String TEXT = "Hello from a container";
    private static final int AUDIBLE = 500;
    private static final double NEARLY_ALL = 0.95;
    private static final double LITTLE = 0.1;

    @TempDir Path folder;

    private final TemplateStack stack;

    TemplateStackProcessTest(TemplateStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void haveItUpWithTheMock() throws Exception {
        stack.up("mock");
    }

    @Test
    void devHasEveryServiceOfTheModelHealthyAndNoOther() throws Exception {
        assertThat(stack.containers()).contains("redis", "orchestrator", "tts-mock");
        assertThat(Set.of("redis", "orchestrator", "tts-mock"))
                .allMatch(service -> stack.health(service).equals("healthy"));
        assertThat(stack.state("tts-kevin")).isIn("gone", "exited");
        assertThat(stack.registered()).hasSize(1);
    }

    @Test
    void servicesRunAsTheirOwnUserOnAReadOnlyRootAsTheFirstProcess() {
        for (String service : List.of("orchestrator", "tts-mock")) {
            String container = stack.container(service);
            assertThat(
                            stack.docker()
                                    .ask(
                                            container,
                                            "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}}"))
                    .contains("true 10001:10001");
            assertThat(stack.docker().run("exec", container, "cat", "/proc/1/comm"))
                    .isEqualTo("java");
        }
        assertThat(stack.docker().run("logs", stack.container("tts-mock")))
                .startsWith("Worker: mock, model mock-440hz\n");
        assertThat(stack.docker().run("logs", stack.container("orchestrator")))
                .startsWith("Mode: legacy\n");
    }

    @Test
    void devOnTheRunningStackLeavesEveryContainerAsItIs() throws Exception {
        Map<String, String> before = ids();

        assertThat(stack.json("dev", "mock", "legacy", "--json").flag("alreadyUp")).contains(true);

        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void sayIsHeardThroughIt() throws Exception {
        Heard heard = say("mock.wav");

        assertThat(heard.loudest()).isGreaterThan(AUDIBLE);
        assertThat(heard.tone()).isGreaterThan(NEARLY_ALL);
    }

    @Test
    void statusTellsWhatTheEngineDoes() throws Exception {
        JsonValue status = stack.json("status", "--json");

        assertThat(status.text("state")).contains("healthy");
        assertThat(status.text("backend")).contains("compose");
        assertThat(status.text("model")).contains("mock-440hz");
        for (JsonValue service : status.items("services")) {
            String name = service.text("name").orElseThrow();
            if (service.flag("wanted").orElseThrow()) {
                assertThat(service.text("state")).contains(stack.health(name));
                assertThat(service.text("container")).contains(stack.container(name));
            } else {
                assertThat(stack.state(name)).isNotEqualTo("running");
            }
        }
        assertThat(stack.tool().run("status").exit()).isZero();
    }

    @Test
    void statusTellsOfAServiceThatWasKilled() throws Exception {
        stack.docker().run("kill", stack.container("tts-mock"));

        Outcome status = stack.tool().run("status", "--json");

        assertThat(status.exit()).isEqualTo(1);
        JsonValue worker =
                Json.parse("stdout", status.out()).items("services").stream()
                        .filter(each -> each.text("name").orElseThrow().equals("tts-mock"))
                        .findFirst()
                        .orElseThrow();
        assertThat(worker.whole("exitCode")).contains(137L);
        assertThat(worker.flag("well")).contains(false);
        stack.up("mock");
        assertThat(stack.health("tts-mock")).isEqualTo("healthy");
    }

    @Test
    void logsHaveWhatEachContainerWrote() throws Exception {
        Set<String> services =
                records("logs", "--json")
                        .map(record -> record.text("service").orElseThrow())
                        .collect(Collectors.toSet());
        assertThat(services).contains("redis", "orchestrator", "tts-mock");

        List<JsonValue> records = records("logs", "tts-mock", "--json").toList();
        String written = stack.written("tts-mock");
        assertThat(records)
                .isNotEmpty()
                .allMatch(each -> each.text("service").orElseThrow().equals("tts-mock"))
                .allMatch(each -> written.contains(each.text("message").orElseThrow()));
    }

    @Test
    void switchStartsTheOtherWorkerStopsTheOldOneAndSpeaksWithItsVoice() throws Exception {
        String orchestrator = ids().get("orchestrator");
        Set<String> before = stack.registered();

        stack.must("switch", "kevin");

        assertThat(stack.health("tts-kevin")).isEqualTo("healthy");
        assertThat(stack.state("tts-mock")).isEqualTo("exited");
        assertThat(stack.docker().ask(stack.container("tts-mock"), "{{.State.ExitCode}}"))
                .contains("0");
        assertThat(ids().get("orchestrator")).isEqualTo(orchestrator);
        assertThat(stack.registered()).hasSize(1).doesNotContainAnyElementsOf(before);
        Heard heard = say("kevin.wav");
        assertThat(heard.loudest()).isGreaterThan(AUDIBLE);
        assertThat(heard.tone()).isLessThan(LITTLE);
        assertThat(Files.readAllBytes(folder.resolve("kevin.wav")))
                .isEqualTo(saidWithoutContainers());
    }

    /// The same voice in one process: containers must not change a sample.
    private byte[] saidWithoutContainers() throws Exception {
        PackagedTool plain = PackagedTool.in(folder);
        try {
            Outcome dev = plain.run("dev", "kevin", "--backend", "embedded");
            assertThat(dev.exit()).as(dev.err()).isZero();
            assertThat(plain.run("say", TEXT, "-o", "plain.wav").exit()).isZero();
            return Files.readAllBytes(plain.project().resolve("plain.wav"));
        } finally {
            plain.run("stop");
        }
    }

    @Test
    void aServiceThatIsToldToEndLeavesInOrder() {
        String worker = stack.container("tts-mock");
        String orchestrator = stack.container("orchestrator");

        stack.docker().run("stop", "--time", "15", worker);

        assertThat(stack.docker().ask(worker, "{{.State.ExitCode}}")).contains("0");
        assertThat(stack.registered()).isEmpty();
        stack.docker().run("stop", "--time", "15", orchestrator);
        assertThat(stack.docker().ask(orchestrator, "{{.State.ExitCode}}")).contains("0");
    }

    @Test
    void stopLeavesNoContainerAndNoNetworkAndEveryVolume() throws Exception {
        String own = "label=com.docker.compose.project=" + stack.name();
        assertThat(stack.listed("network", "ls", "--quiet", "--filter", own)).hasSize(1);

        stack.must("stop");

        assertThat(stack.containers()).isEmpty();
        assertThat(stack.listed("network", "ls", "--quiet", "--filter", own)).isEmpty();
        assertThat(stack.listed("volume", "ls", "--format", "{{.Name}}", "--filter", own))
                .containsExactly(stack.name() + "_kept");
        assertThat(stack.tool().run("status").exit()).isEqualTo(1);
        assertThat(stack.tool().run("stop").exit()).isZero();
    }

    private Heard say(String file) throws Exception {
        Path wav = folder.resolve(file);
        stack.must("say", TEXT, "-o", wav.toString());
        return Heard.in(wav);
    }

    private Map<String, String> ids() {
        return stack.containers().stream()
                .collect(
                        Collectors.toMap(
                                service -> service,
                                service ->
                                        stack.docker()
                                                .ask(stack.container(service), "{{.Id}}")
                                                .orElseThrow()));
    }

    private Stream<JsonValue> records(String... arguments) throws Exception {
        return stack.must(arguments).out().lines().map(TemplateStackProcessTest::parsed);
    }

    private static JsonValue parsed(String line) {
        try {
            return Json.parse("stdout", line);
        } catch (MalformedJson e) {
            throw new AssertionError(line, e);
        }
    }
}
