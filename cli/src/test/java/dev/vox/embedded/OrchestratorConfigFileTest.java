package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Environment;
import dev.vox.env.ExpandOrder;
import dev.vox.env.Layer;
import dev.vox.env.LogLevel;
import dev.vox.env.Settings;
import dev.vox.env.Surroundings;
import dev.vox.env.Variables;
import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.runtime.asr.sphinx.SphinxMode;
import dev.vox.runtime.orchestrator.Agent;
import dev.vox.runtime.orchestrator.settings.OrchestratorSettings;
import dev.vox.runtime.routing.LoadBalance;
import dev.vox.runtime.vad.VadSettings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class OrchestratorConfigFileTest {
    private static final String WHOLE =
            """
            transport:
              websocket: {enabled: true, host: 0.0.0.0, port: 9000, max_connections: 7, frame_queue_size: 20}
              livekit: {enabled: false, url: "ws://livekit:7880", api_key: k, api_secret: s, room_prefix: r}
            redis: {db: 1, worker_key_prefix: "worker:", worker_ttl_seconds: 30, connection_pool_size: 5}
            routing: {static_worker_addr: "grpc://tts0:7001", prefer_resident_models: true, load_balance_strategy: queue_depth}
            session: {idle_timeout_seconds: 60, max_session_duration_seconds: 600, max_messages_per_session: 5}
            vad:
              enabled: false
              aggressiveness: 2
              sample_rate: 16000
              frame_duration_ms: 20
              min_speech_duration_ms: 100
              min_silence_duration_ms: 300
              state_aware_gating: true
              speaking_threshold_multiplier: 2.0
              listening_threshold_multiplier: 1.0
              barged_in_threshold_multiplier: 1.2
              noise_gate: {enabled: true, window_size: 100, percentile: 0.25, threshold_multiplier: 2.5, min_threshold: 100, update_interval_frames: 10}
            asr: {enabled: false, adapter: whisper, model_size: small, language: en, device: cpu, compute_type: default, model_path: "", buffer_max_duration_s: 30}
            log_level: WARNING
            graceful_shutdown_timeout_s: 5
            """;

    @TempDir Path folder;

    private static OrchestratorConfig read(String text, String... variables) {
        Map<String, String> environment =
                variables.length == 0 ? Map.of() : Map.of(variables[0], variables[1]);
        return OrchestratorConfigFile.read(
                "o.yaml", text, environment, new Surroundings(false), "1.2.3");
    }

    @Test
    void the_file_that_deployments_have_is_understood_without_a_warning() {
        OrchestratorConfig config = read(WHOLE);

        OrchestratorSettings settings = config.settings();
        assertThat(settings.websocket().host()).isEqualTo("0.0.0.0");
        assertThat(settings.websocket().port()).isEqualTo(9000);
        assertThat(settings.websocket().maxConnections()).isEqualTo(7);
        assertThat(settings.websocket().frameQueueSize()).isEqualTo(20);
        assertThat(settings.session().idleTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.session().maxDuration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.session().maxMessages()).isEqualTo(5);
        assertThat(settings.gracefulShutdownTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.worker()).hasToString("grpc://tts0:7001");
        assertThat(config.logLevel()).isEqualTo(LogLevel.WARNING);
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void an_empty_file_means_the_defaults() {
        OrchestratorConfig config = read("");

        assertThat(config.settings().websocket().port()).isEqualTo(8080);
        assertThat(config.settings().websocket().host()).isEqualTo("127.0.0.1");
        assertThat(config.settings().session().idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.worker()).isNull();
    }

    @Test
    void every_value_out_of_range_is_an_error_with_its_place_all_at_once() {
        assertThatThrownBy(() ->
                        read(
                                """
                                transport:
                                  websocket: {port: 80, max_connections: 0}
                                redis: {db: 16, worker_ttl_seconds: 4}
                                routing:
                                  static_worker_addr: tts0:7001
                                session:
                                  idle_timeout_seconds: 5
                                  max_messages_per_session: many
                                vad: {aggressiveness: 4, speaking_threshold_multiplier: 11, noise_gate: {window_size: 1}}
                                asr: {adapter: wisper, buffer_max_duration_s: 301}
                                log_level: loud
                                graceful_shutdown_timeout_s: 0
                                """,
                                "REDIS_URL",
                                "http://here"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        o.yaml has 14 mistakes
                        o.yaml:2:21: 'transport.websocket.port' must be from 1024 to 65535, not 80
                        o.yaml:2:42: 'transport.websocket.max_connections' must be from 1 to 2147483647, not 0
                        o.yaml:3:13: 'redis.db' must be from 0 to 15, not 16
                        o.yaml:3:37: 'redis.worker_ttl_seconds' must be from 5 to 2147483647, not 4
                        o.yaml:5:23: 'routing.static_worker_addr' is not a worker address: tts0:7001 (grpc://host:port)
                        o.yaml:7:25: 'session.idle_timeout_seconds' must be from 10 to 3600, not 5
                        o.yaml:8:29: 'session.max_messages_per_session' must be a whole number, not 'many'
                        o.yaml:9:23: 'vad.aggressiveness' must be from 0 to 3, not 4
                        o.yaml:9:57: 'vad.speaking_threshold_multiplier' must be from 1 to 10, not 11
                        o.yaml:9:87: 'vad.noise_gate.window_size' must be from 10 to 1000, not 1
                        o.yaml:10:16: 'asr.adapter' must be one of sphinx, openai, whisper, not 'wisper'; did you mean 'whisper'?
                        o.yaml:10:47: 'asr.buffer_max_duration_s' must be from 1 to 300, not 301
                        o.yaml:11:12: 'log_level' is 'loud', not one of trace, debug, info, warning, error
                        o.yaml:12:30: 'graceful_shutdown_timeout_s' must be from 1 to 3600, not 0
                        [environment] REDIS_URL: not the address of a Redis server: it does not begin with redis:// or rediss:// (redis[s]://[[user]:password@]host[:port][/database])\
                        """);
    }

    @Test
    void an_unknown_key_is_a_warning_with_the_nearest_known_one() {
        assertThat(
                        read("""
                        sesion: {}
                        session: {idle_timeout_second: 60}
                        transport: {websocket: {prot: 9000}}
                        """)
                                .warnings())
                .containsExactlyInAnyOrder(
                        "o.yaml:1:1: unknown key 'sesion'; did you mean 'session'?",
                        "o.yaml:2:11: unknown key 'session.idle_timeout_second'; did you mean"
                                + " 'idle_timeout_seconds'?",
                        "o.yaml:3:25: unknown key 'transport.websocket.prot'; did you mean"
                                + " 'port'?");
    }

    @Test
    void what_this_build_does_not_serve_is_warned_of_by_name_when_it_is_switched_on() {
        assertThat(
                        read("""
                        transport: {livekit: {enabled: true, url: "ws://livekit:7880"}}
                        vad: {enabled: true, sample_rate: 48000, frame_duration_ms: 30}
                        """)
                                .warnings())
                .containsExactly(
                        "transport.livekit.enabled is true (ws://livekit:7880), but this build"
                                + " serves the WebSocket only",
                        "vad.sample_rate is 48000, but this build detects speech at 16000",
                        "vad.frame_duration_ms is 30, but this build detects speech at 20");
    }

    @Test
    void the_section_of_detection_is_what_the_detector_gets() {
        VadSettings vad = read(WHOLE).vad();

        assertThat(vad.enabled()).isFalse();
        assertThat(vad.minSpeech()).isEqualTo(Duration.ofMillis(100));
        assertThat(vad.minSilence()).isEqualTo(Duration.ofMillis(300));
        assertThat(vad.speaking()).isEqualTo(2.0);
        assertThat(vad.gate()).isEqualTo(new VadSettings.NoiseGate(true, 100, 25, 2.5, 100, 10));
        assertThat(read("").vad()).isEqualTo(VadSettings.DEFAULTS);
    }

    @Test
    void the_environment_overrides_the_file() {
        OrchestratorConfig elsewhere =
                read("redis: {url: \"redis://file\", db: 2}", "REDIS_URL", "redis://other");
        assertThat(elsewhere.redis())
                .isNotNull()
                .extracting(redis -> redis.address().toString())
                .isEqualTo("redis://other:6379/2");
        assertThat(
                        read(
                                        "transport: {livekit: {enabled: true, url: a}}",
                                        "LIVEKIT_URL",
                                        "ws://b")
                                .warnings())
                .singleElement()
                .asString()
                .contains("(ws://b)");
    }

    @Test
    void without_the_websocket_there_is_nothing_to_serve() {
        assertThatThrownBy(() -> read("transport: {websocket: {enabled: false}}"))
                .hasMessage(
                        "o.yaml:1:34: 'transport.websocket.enabled' must be true: this build serves"
                                + " nothing else");
    }

    private OrchestratorRequest request(
            @Nullable String file, @Nullable String worker, Map<String, String> variables)
            throws IOException {
        Path path = folder.resolve("o.yaml");
        if (file != null) {
            Files.writeString(path, file);
        }
        return new OrchestratorRequest(
                folder,
                file == null ? null : path,
                null,
                worker,
                Environment.of(
                        Variables.resolve(
                                List.of(
                                        Layer.process(variables),
                                        Layer.flags(
                                                new Layer.Flag(
                                                        Settings.HEALTH_PORT,
                                                        "--health-port",
                                                        null))),
                                ExpandOrder.VOX)),
                variables,
                new Surroundings(false),
                "1.2.3");
    }

    @Test
    void flags_win_over_the_environment_and_that_over_the_file() throws IOException {
        OrchestratorConfig config =
                request(
                                WHOLE,
                                "grpc://here:1",
                                Map.of(
                                        "ORCHESTRATOR_WS_PORT", "9100",
                                        "MAX_SESSIONS", "3",
                                        "LOG_LEVEL", "debug"))
                        .resolve();

        assertThat(config.worker()).hasToString("grpc://here:1");
        assertThat(config.settings().websocket().port()).isEqualTo(9100);
        assertThat(config.settings().health().port()).isEqualTo(9101);
        assertThat(config.settings().websocket().maxConnections()).isEqualTo(3);
        assertThat(config.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(request(WHOLE, null, Map.of()).resolve().settings().websocket().port())
                .isEqualTo(9000);
    }

    @Test
    void the_section_of_redis_says_where_workers_are_and_what_their_entries_are_called() {
        OrchestratorConfig config =
                read(
                        """
                        redis: {url: "redis://:s3cret@redis:6380/4", db: 1, worker_key_prefix: "w:", worker_ttl_seconds: 12, connection_pool_size: 3}
                        routing: {static_worker_addr: "grpc://tts0:7001", prefer_resident_models: false, load_balance_strategy: round_robin}
                        """);

        assertThat(config.redis()).isNotNull();
        assertThat(config.redis().address()).hasToString("redis://redis:6380/4");
        assertThat(config.redis().address().password()).isEqualTo("s3cret");
        assertThat(config.redis().keyPrefix()).isEqualTo("w:");
        assertThat(config.redis().ttl()).isEqualTo(Duration.ofSeconds(12));
        assertThat(config.redis().connections()).isEqualTo(3);
        assertThat(config.policy().preferResidentModels()).isFalse();
        assertThat(config.policy().balance()).isEqualTo(LoadBalance.ROUND_ROBIN);
        assertThat(config.policy().otherwise()).hasToString("grpc://tts0:7001");
        assertThat(config.warnings()).isEmpty();
        assertThat(read("redis: {db: 3}").redis()).isNull();
    }

    @Test
    void an_address_of_redis_that_is_none_is_a_mistake_that_does_not_quote_it() {
        assertThatThrownBy(() ->
                        read(
                                """
                                redis: {url: "http://:s3cret@redis"}
                                routing: {load_balance_strategy: dice}
                                """))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("o.yaml:1:14: 'redis.url' is not the address of a Redis")
                .hasMessageContaining(
                        "'routing.load_balance_strategy' is 'dice', not one of queue_depth,"
                                + " latency, round_robin")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> read("", "REDIS_URL", "redis://:s3cret@:1"))
                .hasMessageContaining("[environment] REDIS_URL: not the address of a Redis")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void workers_in_redis_serve_unless_a_flag_names_one() throws IOException {
        Map<String, String> variables = Map.of("REDIS_URL", "redis://redis");
        OrchestratorConfig found = request(null, null, variables).resolve();
        assertThat(found.redis()).isNotNull();
        assertThat(found.worker()).isNull();

        OrchestratorConfig named = request(null, "grpc://here:1", variables).resolve();
        assertThat(named.redis()).isNull();
        assertThat(named.worker()).hasToString("grpc://here:1");
    }

    @Test
    void without_a_worker_it_is_the_one_of_the_same_project() throws IOException {
        assertThat(request(null, null, Map.of()).resolve().worker())
                .hasToString("grpc://localhost:7001");
        assertThat(request(null, null, Map.of("WORKER_GRPC_PORT", "7100")).resolve().worker())
                .hasToString("grpc://localhost:7100");
    }

    @Test
    void legacy_mode_has_no_agent_whatever_the_file_says() throws IOException {
        OrchestratorConfig config =
                request(
                                "asr: {adapter: whisper}",
                                null,
                                Map.of("ORCHESTRATOR_MODE", "legacy", "DIALOGUE", "openai"))
                        .resolve();

        assertThat(config.agent()).isNull();
        assertThat(config.settings().mode()).isEqualTo("legacy");
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void the_agent_hears_as_the_file_says_unless_the_environment_says_otherwise()
            throws IOException {
        Files.writeString(folder.resolve("model.bin"), "a model");
        String file =
                "{vad: {min_speech_duration_ms: 120}, asr: {adapter: whisper, language: de,"
                        + " model_path: model.bin, buffer_max_duration_s: 12}}";

        AgentConfig agent =
                request(file, null, Map.of("ORCHESTRATOR_MODE", "hybrid")).resolve().agent();
        assertThat(agent).isNotNull();
        assertThat(agent.mode()).isEqualTo(Agent.Mode.HYBRID);
        assertThat(agent.vad().minSpeech()).isEqualTo(Duration.ofMillis(120));
        assertThat(agent.recognizer())
                .isInstanceOfSatisfying(
                        RecognizerChoice.Whisper.class,
                        whisper -> {
                            assertThat(whisper.settings().model())
                                    .isEqualTo(folder.resolve("model.bin"));
                            assertThat(whisper.settings().language()).isEqualTo("de");
                            assertThat(whisper.settings().longestUtterance())
                                    .isEqualTo(Duration.ofSeconds(12));
                        });

        AgentConfig other =
                request(
                                file,
                                null,
                                Map.of(
                                        "ORCHESTRATOR_MODE",
                                        "agent",
                                        "ASR_ADAPTER",
                                        "sphinx",
                                        "ASR_LANGUAGE",
                                        "en",
                                        "ASR_GRAMMAR",
                                        "dictation"))
                        .resolve()
                        .agent();
        assertThat(other).isNotNull();
        assertThat(other.recognizer())
                .isInstanceOfSatisfying(
                        RecognizerChoice.Sphinx.class,
                        sphinx ->
                                assertThat(sphinx.settings().mode())
                                        .isInstanceOf(SphinxMode.Dictation.class));
    }

    @Test
    void recognition_that_is_switched_off_needs_no_model() throws IOException {
        for (Map<String, String> variables :
                List.of(
                        Map.of("ORCHESTRATOR_MODE", "agent"),
                        Map.of("ORCHESTRATOR_MODE", "agent", "ASR_ENABLED", "off"))) {
            String file =
                    variables.size() == 1
                            ? "asr: {enabled: false, adapter: faster, model_path: none}"
                            : "asr: {enabled: true, adapter: whisper, model_path: none}";
            AgentConfig agent = request(file, null, variables).resolve().agent();

            assertThat(agent).isNotNull();
            assertThat(agent.recognizer()).isEqualTo(new RecognizerChoice.Deaf());
        }
    }

    @Test
    void a_model_of_the_file_that_is_not_there_is_named_with_a_fix() throws IOException {
        OrchestratorRequest request =
                request(
                        "asr: {adapter: whisper, model_path: none.bin}",
                        null,
                        Map.of("ORCHESTRATOR_MODE", "agent"));

        assertThatThrownBy(request::resolve)
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("[configuration] asr.model_path=none.bin: no such file");
    }

    @Test
    void without_a_key_the_agent_repeats_what_it_hears_and_says_so() throws IOException {
        OrchestratorConfig config =
                request(null, null, Map.of("ORCHESTRATOR_MODE", "agent")).resolve();

        assertThat(config.agent()).isNotNull();
        assertThat(config.agent().dialogue()).isEqualTo(new DialogueChoice.Echo());
        assertThat(config.warnings())
                .singleElement()
                .asString()
                .startsWith("OPENAI_API_KEY is not set: the agent repeats what it hears");
    }

    @Test
    void a_key_is_enough_to_ask_the_model_and_stays_hidden() throws IOException {
        OrchestratorConfig config =
                request(
                                null,
                                null,
                                Map.of(
                                        "ORCHESTRATOR_MODE",
                                        "agent",
                                        "OPENAI_API_KEY",
                                        "sk-proj-0123456789abcdef",
                                        "OPENAI_MODEL",
                                        "small"))
                        .resolve();

        assertThat(config.warnings()).isEmpty();
        assertThat(config.toString()).contains("small").doesNotContain("sk-proj");
        assertThat(config.agent()).isNotNull();
        assertThat(config.agent().dialogue()).isInstanceOf(DialogueChoice.OpenAi.class);
    }

    @Test
    void a_service_of_ones_own_needs_no_key() throws IOException {
        OrchestratorConfig config =
                request(
                                null,
                                null,
                                Map.of(
                                        "ORCHESTRATOR_MODE",
                                        "agent",
                                        "DIALOGUE",
                                        "openai",
                                        "OPENAI_BASE_URL",
                                        "http://localhost:11434/v1"))
                        .resolve();

        assertThat(config.agent()).isNotNull();
        assertThat(config.agent().dialogue())
                .isInstanceOfSatisfying(
                        DialogueChoice.OpenAi.class,
                        model -> assertThat(model.settings().key()).isNull());
    }

    @Test
    void a_file_that_is_not_there_is_named_with_its_flag() throws IOException {
        OrchestratorRequest request = request(WHOLE, null, Map.of());
        Files.delete(folder.resolve("o.yaml"));

        assertThatThrownBy(request::resolve)
                .hasMessageStartingWith("[--config] " + folder.resolve("o.yaml"));
    }
}
