package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What `vox dev` makes of words, files and flags before it starts anything.
class DevCommandTest {
    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path temporary;
    private Path project;
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
        environment = new HashMap<>(FreePorts.variables());
        environment.put("VOX_PROJECT", project.toString());
    }

    private Run dev(String... arguments) {
        return Run.in(
                environment,
                Stream.concat(Stream.of("dev"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private JsonValue plan(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--dry-run", "--json"));
        Run run = dev(all.toArray(String[]::new));
        return Json.parse("plan", run.out());
    }

    private void file(String name, String... lines) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    private void untouched() {
        assertThat(project.resolve(".vox")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "mock legacy, mock-440hz, legacy",
        "legacy mock, mock-440hz, legacy",
        "mock, mock-440hz, agent",
        "legacy, kevin16, legacy",
        "kevin agent, kevin16, agent",
        "AGENT kevin, kevin16, agent",
        "mock-440hz hybrid, mock-440hz, hybrid",
        "--mode legacy mock, mock-440hz, legacy",
        "agent --mode AGENT, kevin16, agent"
    })
    void model_and_mode_come_in_either_order(String words, String model, String mode)
            throws Exception {
        JsonValue plan = plan(words.split(" "));

        assertThat(plan.text("model")).contains(model);
        assertThat(plan.text("mode")).contains(mode);
        untouched();
    }

    @Test
    void words_that_say_nothing_are_usage_errors() {
        for (String words :
                List.of(
                        "kevn",
                        "legcy",
                        "kevin legcy",
                        "kevn agnt",
                        "agentt",
                        "kevin mock",
                        "kevin kevin",
                        "kevin agent more",
                        "agent legacy",
                        "agent --mode legacy",
                        "--mode hybrd",
                        "--mode xyzzy")) {
            Run run = dev(words.split(" "));

            assertThat(run.exit()).as(words).isEqualTo(2);
            assertThat(run.out()).as(words).isEmpty();
            golden.matches(words.replace("-", "").replace(' ', '-'), run.err());
        }
        untouched();
    }

    @Test
    void an_empty_word_is_a_usage_error() {
        assertThat(dev("").exit()).isEqualTo(2);
        untouched();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', kevin16",
        "mock, '', '', '', mock-440hz",
        "mock, kevin, '', '', kevin16",
        "kevin, kevin, mock, '', mock-440hz",
        "kevin, mock, mock, kevin, kevin16",
        "mock, '', '', kevin, kevin16"
    })
    void a_weightier_layer_chooses_the_model(
            String defaults, String local, String process, String argument, String model)
            throws Exception {
        if (!defaults.isEmpty()) {
            file(".env.defaults", "DEFAULT_MODEL=" + defaults);
        }
        if (!local.isEmpty()) {
            file(".env.local", "DEFAULT_MODEL=" + local);
        }
        if (!process.isEmpty()) {
            environment.put("DEFAULT_MODEL", process);
        }

        JsonValue plan = argument.isEmpty() ? plan() : plan(argument);

        assertThat(plan.text("model")).contains(model);
    }

    @Test
    void the_file_of_the_chosen_model_lies_between_defaults_and_local() throws Exception {
        file(".env.defaults", "MAX_SESSIONS=2", "RESIDENT_CAP=2");
        file(".env.models/.env.mock", "MAX_SESSIONS=3", "RESIDENT_CAP=4");
        file(".env.models/.env.kevin", "MAX_SESSIONS=99");
        file(".env.local", "RESIDENT_CAP=5");

        assertThat(deviations(plan("mock")))
                .containsEntry("MAX_SESSIONS", "3")
                .containsEntry("RESIDENT_CAP", "5");
        assertThat(deviations(plan("mock", "-e", "RESIDENT_CAP=6")))
                .containsEntry("RESIDENT_CAP", "6");
        assertThat(deviations(plan("kevin"))).containsEntry("MAX_SESSIONS", "99");
    }

    private static Map<String, String> deviations(JsonValue plan) {
        Map<String, String> values = new HashMap<>();
        for (JsonValue each : plan.items("environment")) {
            values.put(each.text("variable").orElseThrow(), each.text("value").orElseThrow());
        }
        return values;
    }

    @Test
    void the_plan_lists_what_differs_by_its_parts_only() throws Exception {
        file(".env.defaults", "NAME=a", "GREETING=hello ${NAME}", "SAME=1");
        file(".env.local", "NAME=b", "SAME=1");

        assertThat(deviations(plan("mock")))
                .containsEntry("NAME", "b")
                .containsEntry("GREETING", "hello b")
                .doesNotContainKeys("SAME", "PATH");
    }

    @Test
    void the_plan_masks_secrets_and_names_origins() throws Exception {
        file(".env.local", "OPENAI_API_KEY=sk-proj-0123456789abcdef", "URL=x?k=${OPENAI_API_KEY}");

        Run run = dev("kevin", "--dry-run");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("environment\tOPENAI_API_KEY\t***\t\tlocal\t.env.local:1")
                .contains("environment\tURL\tx?k=***\t\tlocal\t.env.local:2")
                .contains("step\tstart\tstart the stack\tno stack is up in this project\t")
                .contains(" serve stack --project ")
                .doesNotContain("sk-proj");
        untouched();
    }

    @Test
    void what_the_agent_needs_is_in_the_way_after_the_warning_and_the_plan_shows_both()
            throws Exception {
        file(".env.local", "ASR_MODEL_PATH=ggml-base.bin");

        Run run = dev("kevin", "agent");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        golden.matches("refused", run.err());

        Run plan = dev("kevin", "agent", "--dry-run");
        assertThat(plan.exit()).isEqualTo(4);
        assertThat(plan.err()).isEqualTo(run.err());
        assertThat(plan.out())
                .contains("possible\tfalse")
                .contains("warning\tOPENAI_API_KEY is not set")
                .contains("problem\tprerequisite\t[.env.local:1] ASR_MODEL_PATH=ggml-base.bin");
        untouched();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | DIALOGUE=openai | [.env.local:1] DIALOGUE=openai: OPENAI_API_KEY is not set",
                "3 | DIALOGUE=openai OPENAI_API_KEY=changeme"
                        + " | OPENAI_API_KEY=*** is a placeholder",
                "3 | DIALOGUE=scripted | DIALOGUE=scripted: no script is named",
                "3 | DIALOGUE=scripted DIALOGUE_SCRIPT=none.yaml"
                        + " | DIALOGUE_SCRIPT=none.yaml: no such file",
                "3 | DIALOGUE=robot | not one of echo, scripted, openai",
                "3 | OPENAI_BASE_URL=there | not an http or https URL",
                "3 | ASR_ADAPTER=whisper | ASR_ADAPTER=whisper: no model is named",
                "3 | ASR_ADAPTER=openai | ASR_ADAPTER=openai: OPENAI_API_KEY is not set",
                "3 | ASR_GRAMMAR=none.gram | ASR_GRAMMAR=none.gram: no such file",
                "3 | ASR_LANGUAGE=de | ASR_LANGUAGE=de: sphinx understands English only",
                "4 | ASR_MODEL_PATH=none.bin | ASR_MODEL_PATH=none.bin: no such file",
            })
    void what_the_agent_cannot_be_made_of_is_said_before_anything_starts(
            int exit, String lines, String problem) throws Exception {
        file(".env.local", lines.split(" "));

        for (String mode : List.of("agent", "hybrid")) {
            Run run = dev("kevin", mode);

            assertThat(run.err()).contains(problem).doesNotContain("changeme");
            assertThat(run.exit()).isEqualTo(exit);
        }
        untouched();
    }

    @Test
    void everything_that_is_wrong_with_the_agent_is_said_at_once() throws Exception {
        file(
                ".env.local",
                "DIALOGUE=scripted",
                "DIALOGUE_SCRIPT=script.yaml",
                "ASR_GRAMMAR=none.gram");
        file("script.yaml", "replies: [{match: /(/, replay: a}, {match: a, reply: '{1}'}]");

        golden.matches("script", dev("kevin", "agent").err());
        untouched();
    }

    @Test
    void every_mistake_of_the_files_is_named_at_once_and_nothing_is_touched() throws Exception {
        file(
                ".env.local",
                "WORKER_GRPC_PORT=abc",
                "ORCHESTRATOR_MODE=hybrd",
                "DEFAULT_MODEL=kevn",
                "A=${B",
                "ORCHESTRATOR_HEALTH_PORT=8085");
        environment.keySet().removeIf(name -> name.endsWith("_PORT"));

        Run run = dev();

        assertThat(run.exit()).isEqualTo(3);
        golden.matches(run.err());
        untouched();
    }

    @Test
    void a_port_that_is_held_and_what_the_agent_misses_are_named_at_once() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            file(".env.local", "ORCHESTRATOR_MODE=hybrid", "ASR_MODEL_PATH=none.bin");
            environment.put("WORKER_GRPC_PORT", port);

            Run run = dev();

            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.err())
                    .contains("[.env.local:2] ASR_MODEL_PATH=none.bin: no such file")
                    .contains(
                            "[worker gRPC port "
                                    + port
                                    + "] taken by pid "
                                    + ProcessHandle.current().pid());
            untouched();
        }
    }

    @Test
    void an_id_that_is_not_of_the_chosen_model_is_a_wrong_configuration() {
        Run run = dev("-e", "DEFAULT_MODEL=kevin", "-e", "DEFAULT_MODEL_ID=kevin99");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("[--env] DEFAULT_MODEL_ID=kevin99: not a model of kevin");
        untouched();
    }

    @Test
    void a_model_that_no_engine_has_is_refused_before_anything_is_touched() throws Exception {
        file("profiles/shy.yaml", "name: shy", "extends: kevin", "default_model: kevin99");

        Run run = dev("shy");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains("[worker] unknown model kevin99, available: ")
                .contains("kevin, kevin16");
        untouched();
    }

    @Test
    void what_a_profile_needs_and_this_machine_has_not_is_named() {
        Run run = dev("piper");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("[profile piper] needs");
        untouched();
    }
}
