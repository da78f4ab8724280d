package dev.vox.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class EnvironmentTest {
    private static Environment of(Map<String, String> variables) {
        return Environment.of(
                Variables.resolve(List.of(Layer.process(variables)), ExpandOrder.VOX));
    }

    @Test
    void an_unset_setting_has_the_default_of_the_table() {
        Environment environment = of(Map.of());

        assertThat(environment.get(Settings.WEBSOCKET_PORT)).isEqualTo(8080);
        assertThat(environment.get(Settings.GRPC_PORT)).isEqualTo(7001);
        assertThat(environment.get(Settings.METRICS_PORT)).isEqualTo(9090);
        assertThat(environment.get(Settings.MODEL)).isEqualTo("kevin");
        assertThat(environment.get(Settings.MODEL_TTL)).isEqualTo(Duration.ofMinutes(10));
        assertThat(environment.get(Settings.MODE)).isEqualTo(OrchestratorMode.AGENT);
        assertThat(environment.find(Settings.MAX_SESSIONS)).isEmpty();
        assertThat(environment.isSet(Settings.WEBSOCKET_PORT)).isFalse();
    }

    @Test
    void a_value_remembers_its_source() {
        Value<Integer> port =
                of(Map.of("WORKER_GRPC_PORT", "7100")).find(Settings.GRPC_PORT).orElseThrow();

        assertThat(port.value()).isEqualTo(7100);
        assertThat(port.quoted()).isEqualTo("[environment] WORKER_GRPC_PORT=7100");
    }

    @Test
    void every_mistake_is_named_at_once_with_its_source_and_range() {
        assertThatThrownBy(() ->
                        of(
                                Map.of(
                                        "WORKER_GRPC_PORT", "abc",
                                        "ORCHESTRATOR_WS_PORT", "80",
                                        "RESIDENT_CAP", "0",
                                        "MOCK_FRAME_DELAY_MS", "-1",
                                        "ORCHESTRATOR_MODE", "legcy")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(
                        """
                        [environment] ORCHESTRATOR_MODE=legcy: not one of agent, legacy, hybrid (did you mean legacy?)
                        [environment] ORCHESTRATOR_WS_PORT=80: not a port (1024–65535)
                        [environment] WORKER_GRPC_PORT=abc: not a port (1024–65535)
                        [environment] RESIDENT_CAP=0: not a whole number (1 or more)
                        [environment] MOCK_FRAME_DELAY_MS=-1: not a number of milliseconds (0–60000)\
                        """);
    }

    @Test
    void the_last_layer_that_sets_a_variable_wins() {
        Environment environment =
                Environment.of(
                        Variables.resolve(
                                List.of(
                                        Layer.process(Map.of("WORKER_GRPC_PORT", "7100")),
                                        Layer.flags(
                                                new Layer.Flag(
                                                        Settings.GRPC_PORT, "--port", "7200"),
                                                new Layer.Flag(
                                                        Settings.ADAPTER, "--adapter", null))),
                                ExpandOrder.VOX));

        assertThat(environment.find(Settings.GRPC_PORT).orElseThrow().quoted())
                .isEqualTo("[--port] WORKER_GRPC_PORT=7200");
        assertThat(environment.find(Settings.ADAPTER)).isEmpty();
    }

    @Test
    void an_empty_text_counts_as_unset() {
        assertThat(of(Map.of("WORKER_GRPC_PORT", "", "MAX_SESSIONS", " ")).get(Settings.GRPC_PORT))
                .isEqualTo(7001);
    }

    @Test
    void the_older_name_of_a_variable_is_read_when_the_newer_is_unset() {
        Setting<String> renamed =
                Setting.of("a.word", "NEW_WORD", SettingType.text(), null, "A word.")
                        .alsoRead("OLD_WORD");

        assertThat(of(Map.of("OLD_WORD", "old"), renamed).quoted())
                .isEqualTo("[environment] OLD_WORD=old");
        assertThat(of(Map.of("OLD_WORD", "old", "NEW_WORD", "new"), renamed).quoted())
                .isEqualTo("[environment] NEW_WORD=new");
    }

    private static <T> Value<T> of(Map<String, String> variables, Setting<T> row) {
        Variables layers = Variables.resolve(List.of(Layer.process(variables)), ExpandOrder.VOX);
        return Environment.of(layers, List.of(row)).find(row).orElseThrow();
    }

    @Test
    void a_list_drops_blanks_and_empty_words() {
        assertThat(
                        of(Map.of("PRELOAD_MODEL_IDS", " kevin16, ,mock-440hz,"))
                                .get(Settings.PRELOAD_MODELS))
                .containsExactly("kevin16", "mock-440hz");
    }

    @Test
    void a_secret_is_masked_where_it_is_quoted() {
        Setting<Integer> secret =
                Setting.of("a.token", "A_TOKEN", SettingType.number(1, 9), null, "A token.")
                        .asSecret();

        assertThatThrownBy(() ->
                        Environment.of(
                                Variables.resolve(
                                        List.of(Layer.process(Map.of("A_TOKEN", "hunter2"))),
                                        ExpandOrder.VOX),
                                List.of(secret)))
                .hasMessage("[environment] A_TOKEN=***: not a whole number (1–9)");
    }

    @Test
    void every_row_of_the_table_can_be_told_from_the_others_and_reads_its_own_default() {
        assertThat(Settings.all()).hasSizeGreaterThan(15);
        assertThat(Settings.all()).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(Settings.all()).extracting(Setting::variable).doesNotHaveDuplicates();
        assertThat(Settings.all())
                .extracting(Setting::sentence)
                .allMatch(text -> text.endsWith("."));
        assertThat(Settings.all()).allSatisfy(EnvironmentTest::readsItsDefault);
    }

    private static <T> void readsItsDefault(Setting<T> setting) {
        setting.fallbackText()
                .ifPresent(text ->
                        assertThat(setting.type().parser().apply(text))
                                .isEqualTo(setting.fallback()));
    }
}
