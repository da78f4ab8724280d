package dev.vox.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.config.VoxFile;
import dev.vox.config.VoxFile.Role;
import dev.vox.config.VoxFile.ServiceEntry;
import dev.vox.env.OrchestratorMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class DecidingTest {
    private static final List<String> AGENT = List.of("python", "-m", "orchestrator.agent");
    private static final List<String> CADDY = List.of("caddy", "run");
    private static final VoxFile FILE =
            file(
                    Map.of(
                            "orchestrator", entry(null, Map.of("agent", AGENT)),
                            "speaker", entry(Role.WORKER, Map.of("piper", List.of("piper"))),
                            "caddy", entry(null, Map.of("", CADDY))));

    private static VoxFile file(Map<String, ServiceEntry> services) {
        return new VoxFile(null, null, List.of(), null, services);
    }

    private static ServiceEntry entry(Role role, Map<String, List<String>> commands) {
        return new ServiceEntry(role, null, commands);
    }

    private static Decision decide(String service, VoxFile file, Map<String, String> variables) {
        return Deciding.of(service, List.of(), file, variables);
    }

    @ParameterizedTest
    @CsvSource({
        "'',       AGENT",
        "' ',      AGENT",
        "legacy,   LEGACY",
        "Agent,    AGENT",
        "HYBRID,   HYBRID"
    })
    void theModeOfAnOrchestratorIsItsVariables(String word, OrchestratorMode expected) {
        assertThat(decide("orchestrator", VoxFile.EMPTY, Map.of("ORCHESTRATOR_MODE", word)))
                .isEqualTo(
                        new Decision.Own(
                                new Mode.Orchestrator(expected), List.of("serve", "orchestrator")));
    }

    @Test
    void withoutTheVariableItIsAnAgent() {
        assertThat(decide("orchestrator", VoxFile.EMPTY, Map.of()))
                .isEqualTo(
                        new Decision.Own(
                                new Mode.Orchestrator(OrchestratorMode.AGENT),
                                List.of("serve", "orchestrator")));
    }

    @ParameterizedTest
    @CsvSource({
        "legasy, 'did you mean ''legacy''? there are: agent, legacy, hybrid'",
        "voice,  'there are: agent, legacy, hybrid'"
    })
    void aModeThatThereIsNotIsRefusedWithTheValidOnes(String word, String hint) {
        assertThat(decide("orchestrator", FILE, Map.of("ORCHESTRATOR_MODE", word)))
                .isEqualTo(
                        new Decision.Refusal(
                                "[environment] ORCHESTRATOR_MODE=" + word + ": no such mode",
                                hint));
    }

    @Test
    void aModeWithACommandIsThatCommandAndAnyOtherIsOurs() {
        assertThat(decide("orchestrator", FILE, Map.of("ORCHESTRATOR_MODE", "agent")))
                .isEqualTo(
                        new Decision.Foreign(
                                new Mode.Orchestrator(OrchestratorMode.AGENT), AGENT, false));
        assertThat(decide("orchestrator", FILE, Map.of("ORCHESTRATOR_MODE", "legacy")))
                .isInstanceOf(Decision.Own.class);
    }

    @ParameterizedTest
    @CsvSource({
        "worker,        kevin, kevin16, ,     'Worker: kevin, model kevin16'",
        "tts0,          piper, ,        ,     'Worker: piper'",
        "worker-gpu,    ,      ,        mock, 'Worker: its own adapter, model mock'",
        "tts-cosyvoice, a,     b,       c,    'Worker: a, model b'"
    })
    void aWorkerSaysItsAdapterAndItsModel(
            String service, String adapter, String id, String model, String line) {
        Map<String, String> variables =
                Map.of(
                        "ADAPTER_TYPE", adapter == null ? "" : adapter,
                        "DEFAULT_MODEL_ID", id == null ? "" : id,
                        "DEFAULT_MODEL", model == null ? "" : model);

        Decision decision = decide(service, VoxFile.EMPTY, variables);

        assertThat(decision).isInstanceOf(Decision.Own.class);
        Decision.Own own = (Decision.Own) decision;
        assertThat(own.mode().line()).isEqualTo(line);
        assertThat(own.arguments()).containsExactly("serve", "worker");
    }

    @Test
    void aWorkersCommandIsChosenByItsAdapter() {
        assertThat(decide("speaker", FILE, Map.of("ADAPTER_TYPE", "piper")))
                .isInstanceOf(Decision.Foreign.class);
        assertThat(decide("speaker", FILE, Map.of("ADAPTER_TYPE", "kevin")))
                .isInstanceOf(Decision.Own.class);
    }

    @Test
    void whatStandsOnTheCommandLineWins() {
        List<String> given = List.of("sleep", "1");

        assertThat(Deciding.of("orchestrator", given, FILE, Map.of("ORCHESTRATOR_MODE", "agent")))
                .isEqualTo(
                        new Decision.Foreign(
                                new Mode.Orchestrator(OrchestratorMode.AGENT), given, true));
    }

    @Test
    void anotherServiceIsStartedByItsCommand() {
        assertThat(decide("caddy", FILE, Map.of()))
                .isEqualTo(new Decision.Foreign(new Mode.Other("caddy"), CADDY, false));
        assertThat(new Mode.Other("caddy").line()).isEqualTo("Service: caddy");
    }

    @ParameterizedTest
    @CsvSource({
        "wrker,  'did you mean ''worker''? or say what starts it: behind --, or in vox.yaml under"
                + " services.wrker.command'",
        "cadyd,  'did you mean ''caddy''? or say what starts it: behind --, or in vox.yaml under"
                + " services.cadyd.command'"
    })
    void aServiceThatNothingStartsIsRefusedWithTheNearest(String service, String hint) {
        assertThat(decide(service, FILE, Map.of()))
                .isEqualTo(
                        new Decision.Refusal("nothing starts a service '" + service + "'", hint));
    }
}
