package dev.vox.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.Golden;
import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;
import dev.vox.env.Definition;
import dev.vox.env.Environment;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LayerName;
import dev.vox.env.OrchestratorMode;
import dev.vox.env.Origin;
import dev.vox.env.Project;
import dev.vox.env.Surroundings;
import dev.vox.env.Variables;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.profile.ModelChoice;
import dev.vox.stack.StackSettings;
import dev.vox.stack.UpRequest;
import dev.vox.stack.plan.AgentKey;
import dev.vox.stack.plan.Deviations;
import dev.vox.stack.plan.Findings;
import dev.vox.stack.plan.HeldPort;
import dev.vox.stack.plan.Observed;
import dev.vox.stack.plan.Plan;
import dev.vox.stack.plan.Planner;
import dev.vox.stack.plan.Problem;
import dev.vox.stack.plan.Step;
import dev.vox.stack.plan.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Plans as they are shown: what is up and what is wanted in, text out.
class PlanViewsTest {
    private static final ModelChoice KEVIN = new ModelChoice("kevin", "kevin16", "kevin");
    private static final ModelChoice MOCK = new ModelChoice("mock", "mock-440hz", "mock");
    private static final List<String> COMMAND =
            List.of("/jdk/bin/java", "-Xmx512m", "dev.vox.cli.Main", "serve", "stack", "a b");
    private static final Set<Integer> PORTS = Set.of(8080, 8081, 7001, 9090);

    @RegisterExtension final Golden golden = new Golden();

    private static Variables variables(String... local) {
        List<Definition> file = new ArrayList<>();
        for (int index = 0; index < local.length; index += 2) {
            file.add(
                    Definition.literal(
                            local[index],
                            local[index + 1],
                            new Origin.FileLine(Path.of(".env.local"), index / 2 + 1)));
        }
        return Variables.resolve(
                List.of(
                        new Layer(
                                LayerName.DEFAULTS,
                                ".env.defaults",
                                List.of(
                                        Definition.literal(
                                                "MAX_SESSIONS",
                                                "4",
                                                new Origin.FileLine(Path.of(".env.defaults"), 1)))),
                        new Layer(LayerName.LOCAL, ".env.local", file),
                        Layer.process(Map.of("PATH", "/bin", "HOME", "/root"))),
                ExpandOrder.VOX);
    }

    private static UpRequest request(
            ModelChoice choice, Variables variables, List<Problem> problems) {
        StackSettings settings =
                StackSettings.of(Environment.of(variables), choice, false, new Surroundings(false));
        List<String> warnings =
                AgentKey.warning(settings.mode(), variables.texts()).stream().toList();
        return new UpRequest(
                new Project(Path.of("/work/project")),
                settings,
                variables.texts(),
                Duration.ofSeconds(30),
                new Findings(problems, warnings, Deviations.of(variables)));
    }

    private static UpRequest request(ModelChoice choice, String... local) {
        return request(choice, variables(local), List.of());
    }

    private static Plan plan(UpRequest request, Observed observed, HeldPort... held) {
        return Planner.plan(
                new Target(request.settings().shown(), COMMAND),
                observed,
                List.of(held),
                request.findings());
    }

    private static Observed.Running running(UpRequest request) {
        return new Observed.Running(4711, request.settings().shown(), true, false, PORTS);
    }

    private static HeldPort held(int port, String title, String variable, String holder) {
        return new HeldPort(title + " port " + port, port, variable, holder, null);
    }

    private void shows(UpRequest request, Observed observed, HeldPort... held) {
        Plan plan = plan(request, observed, held);
        golden.matches(shown(request, plan, true, false));
    }

    private static String shown(UpRequest request, Plan plan, boolean terminal, boolean json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Streams.Sink out =
                terminal
                        ? Streams.Sink.terminal(bytes, 100, StandardCharsets.UTF_8)
                        : Streams.Sink.pipe(bytes);
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        out,
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        OutputMode mode =
                OutputMode.resolve(
                        new OutputFlags(json, false, false, ColorChoice.NEVER),
                        Map.of(),
                        terminal,
                        false);
        new Output(mode, streams, () -> 0)
                .result(new PlanViews.Shown(request, plan), PlanViews::plan);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_first_start() {
        shows(request(KEVIN), new Observed.Nothing());
    }

    @Test
    void nothing_to_do() {
        UpRequest request = request(KEVIN);

        shows(
                request,
                new Observed.Up(running(request)),
                held(7001, "worker gRPC", "WORKER_GRPC_PORT", "pid 4711 (java)"));
    }

    @Test
    void the_model_differs() {
        shows(request(KEVIN), new Observed.Up(running(request(MOCK))));
    }

    @Test
    void only_the_model_of_a_stack_that_can_switch_differs() {
        Observed.Running mock = running(request(MOCK));
        Observed switchable =
                new Observed.Up(
                        new Observed.Running(mock.pid(), mock.settings(), true, true, PORTS));

        shows(
                request(KEVIN),
                switchable,
                held(7001, "worker gRPC", "WORKER_GRPC_PORT", "pid 4711 (java)"));
        assertThat(plan(request(KEVIN, "MAX_SESSIONS", "9"), switchable).steps())
                .extracting(Step::word)
                .containsExactly("stop", "start");
    }

    @Test
    void a_switch_is_not_possible() {
        Observed.Running mock = running(request(MOCK));

        shows(
                request(
                        KEVIN,
                        variables(),
                        List.of(new Problem(Problem.Kind.PREREQUISITE, "[a] is missing", "get a"))),
                new Observed.Up(
                        new Observed.Running(mock.pid(), mock.settings(), true, true, PORTS)));
    }

    @Test
    void the_mode_differs() {
        shows(
                request(KEVIN),
                new Observed.Up(running(request(KEVIN, "ORCHESTRATOR_MODE", "hybrid"))));
    }

    @Test
    void ports_and_settings_differ() {
        shows(
                request(
                        KEVIN,
                        "ORCHESTRATOR_WS_PORT",
                        "8090",
                        "MAX_SESSIONS",
                        "8",
                        "WARMUP_TEXT",
                        "nothing that is shown"),
                new Observed.Up(running(request(KEVIN))));
    }

    @Test
    void a_port_is_held_by_somebody_else() {
        shows(
                request(KEVIN),
                new Observed.Nothing(),
                held(7001, "worker gRPC", "WORKER_GRPC_PORT", "pid 99 (python3)"),
                held(9090, "worker metrics", "WORKER_METRICS_PORT", "pid 100 (prometheus)"));
    }

    @Test
    void it_crashed_before() {
        shows(request(KEVIN), new Observed.Crashed(4711));
    }

    @Test
    void somebody_starts_another_model_already() {
        shows(request(KEVIN), new Observed.Starting(running(request(MOCK))));
    }

    @Test
    void what_the_agent_needs_is_missing() {
        shows(
                request(
                        KEVIN,
                        variables(
                                "ORCHESTRATOR_MODE",
                                "agent",
                                "OPENAI_API_KEY",
                                "sk-proj-0123456789abcdef",
                                "ASR_MODEL_PATH",
                                "ggml-base.bin"),
                        List.of(
                                new Problem(
                                        Problem.Kind.PREREQUISITE,
                                        "[.env.local:3] ASR_MODEL_PATH=ggml-base.bin: no such file",
                                        "put the model there"))),
                new Observed.Nothing());
    }

    @Test
    void what_answers_differs_and_the_key_by_its_digest_only() {
        UpRequest old =
                request(KEVIN, "ORCHESTRATOR_MODE", "agent", "OPENAI_API_KEY", "sk-proj-0000");
        shows(
                request(
                        KEVIN,
                        "ORCHESTRATOR_MODE",
                        "agent",
                        "OPENAI_API_KEY",
                        "sk-proj-1111",
                        "OPENAI_MODEL",
                        "small"),
                new Observed.Up(running(old)));
    }

    @Test
    void what_answers_says_nothing_of_a_stack_without_an_agent() {
        UpRequest old =
                request(KEVIN, "ORCHESTRATOR_MODE", "legacy", "OPENAI_API_KEY", "sk-proj-0000");
        assertThat(
                        plan(
                                        request(
                                                KEVIN,
                                                "ORCHESTRATOR_MODE",
                                                "legacy",
                                                "OPENAI_API_KEY",
                                                "sk-proj-1111"),
                                        new Observed.Up(running(old)))
                                .differences())
                .isEmpty();
    }

    @Test
    void what_the_profile_needs_is_missing() {
        shows(
                request(
                        new ModelChoice("xtts", "xtts-v2-en", "xtts"),
                        variables(),
                        List.of(
                                new Problem(
                                        Problem.Kind.PREREQUISITE,
                                        "[profile xtts] needs a GPU with 4096 MB (found: none)",
                                        "choose a model that runs here: vox profile list"))),
                new Observed.Nothing());
    }

    @Test
    void an_agent_without_a_key() {
        shows(request(KEVIN, "ORCHESTRATOR_MODE", "agent"), new Observed.Nothing());
    }

    @Test
    void a_plan_for_programs() {
        UpRequest request =
                request(
                        KEVIN,
                        "ORCHESTRATOR_WS_PORT",
                        "8090",
                        "MY_TOKEN",
                        "secret-of-somebody",
                        "ORCHESTRATOR_MODE",
                        "agent");
        Plan plan =
                plan(
                        request,
                        new Observed.Up(running(request(MOCK))),
                        held(8090, "orchestrator WebSocket", "ORCHESTRATOR_WS_PORT", "pid 7 (x)"));

        String plain = shown(request, plan, false, false);
        String json = shown(request, plan, false, true);

        golden.matches("plain", plain);
        golden.matches("json", json);
        assertThat(plain + json).doesNotContain("secret-of-somebody");
    }

    @Test
    void ports_of_the_stack_that_makes_way_are_free() {
        HeldPort own = held(7001, "worker gRPC", "WORKER_GRPC_PORT", "pid 4711 (java)");
        HeldPort foreign = held(7002, "worker gRPC", "WORKER_GRPC_PORT", "pid 5 (x)");
        Observed other = new Observed.Up(running(request(MOCK)));

        assertThat(plan(request(KEVIN), other, own).problems()).isEmpty();
        assertThat(plan(request(KEVIN), other, own, foreign).problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("[worker gRPC port 7002] taken by pid 5 (x)");
    }

    @Test
    void a_port_that_another_stack_has_is_freed_by_stopping_it() {
        HeldPort other = new HeldPort("worker", 7001, "WORKER_GRPC_PORT", "pid 5 (x)", "/a b");
        HeldPort program = held(9090, "worker metrics", "WORKER_METRICS_PORT", "pid 6 (y)");

        assertThat(HeldPort.problem(List.of(other, program)).hint())
                .isEqualTo(
                        "vox stop --project '/a b' and end that program, or choose another port"
                                + " with WORKER_GRPC_PORT and WORKER_METRICS_PORT");
    }

    @Test
    void every_problem_is_named_at_once() {
        UpRequest request =
                request(
                        KEVIN,
                        variables(),
                        List.of(new Problem(Problem.Kind.PREREQUISITE, "[a] is missing", "get a")));
        Plan plan =
                plan(
                        request,
                        new Observed.Nothing(),
                        held(7001, "worker gRPC", "WORKER_GRPC_PORT", "pid 5 (x)"));

        assertThatThrownBy(plan::require)
                .isInstanceOfSatisfying(
                        MissingPrerequisite.class,
                        e -> {
                            assertThat(e)
                                    .hasMessage(
                                            """
                                            [a] is missing
                                              hint: get a
                                            [worker gRPC port 7001] taken by pid 5 (x)
                                              hint: end that program, or choose another port with \
                                            WORKER_GRPC_PORT\
                                            """);
                            assertThat(e.hint()).isEmpty();
                        });
    }

    @Test
    void a_stack_of_an_older_build_is_compared_by_what_it_says() {
        Map<String, String> said =
                new TreeMap<>(Map.of("ORCHESTRATOR_MODE", "agent", "DEFAULT_MODEL_ID", "kevin16"));
        Observed same = new Observed.Up(new Observed.Running(4711, said, false, false, PORTS));
        assertThat(plan(request(KEVIN), same).differences()).isEmpty();

        said.put("DEFAULT_MODEL_ID", "mock-440hz");
        Observed other = new Observed.Up(new Observed.Running(4711, said, false, false, PORTS));
        assertThat(plan(request(KEVIN), other).differences())
                .singleElement()
                .hasFieldOrPropertyWithValue("subject", "the model");
    }

    @Test
    void a_placeholder_counts_as_no_key() {
        for (String key : List.of("", " ", "your-api-key-here", "sk-your-key", "changeme")) {
            assertThat(AgentKey.warning(OrchestratorMode.AGENT, Map.of("OPENAI_API_KEY", key)))
                    .as(key)
                    .isPresent();
        }
        assertThat(
                        AgentKey.warning(
                                OrchestratorMode.AGENT,
                                Map.of("OPENAI_API_KEY", "sk-proj-0123456789abcdef")))
                .isEmpty();
        assertThat(AgentKey.warning(OrchestratorMode.LEGACY, Map.of())).isEmpty();
        assertThat(AgentKey.warning(OrchestratorMode.AGENT, Map.of("DIALOGUE", "scripted")))
                .isEmpty();
    }
}
