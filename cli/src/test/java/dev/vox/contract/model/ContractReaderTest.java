package dev.vox.contract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.contract.worker.SampleContract;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

class ContractReaderTest {
    private static Contract read(String text) {
        return ContractReader.read("device.yaml", text, Path.of("."));
    }

    @Test
    void aContractIsReadWhole() {
        Contract contract = SampleContract.read();

        assertThat(contract.domain()).isEqualTo("device");
        assertThat(contract.transport()).isInstanceOf(Transport.Stdio.class);
        assertThat(contract.envelope().ordered()).isTrue();
        assertThat(contract.naming().worker()).isEqualTo(NameStyle.SNAKE);
        assertThat(contract.operations())
                .extracting(Operation::name)
                .contains("describeDevice", "reserveMemory");
        assertThat(contract.operation("describeDevice").orElseThrow().budget())
                .isEqualTo(Duration.ofMillis(100));
        assertThat(contract.workflows().getFirst().steps()).hasSize(5);
        assertThat(contract.faults())
                .extracting(Fault::kind)
                .containsExactlyInAnyOrder(Fault.Kind.values());
    }

    @Test
    void linesHaveAUsualEnvelopeAndHttpHasNone() {
        String rest = "\noperations: [{name: ping}]\n";
        Envelope lines =
                read("domain: d\ntransport: {kind: tcp, address: 'h:1'}" + rest).envelope();
        Envelope http =
                read("domain: d\ntransport: {kind: http, url: 'http://h'}" + rest).envelope();

        assertThat(lines.request().id()).hasToString("$.id");
        assertThat(lines.request().operation()).hasToString("$.operation");
        assertThat(lines.response().code()).hasToString("$.error.code");
        assertThat(lines.ordered()).isTrue();
        assertThat(http.request().id()).isNull();
        assertThat(http.response().result()).isEqualTo(MemberPath.ROOT);
        assertThat(http.ordered()).isFalse();
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlaceAndTheNearestWord() {
        String text =
                """
                domain: Device
                dependsOn: [memory]
                transport: {kind: stdoi}
                envelope: {request: {id: id}}
                naming: {worker: snake}
                operations:
                  - name: ping
                    budjet: 5ms
                  - name: ping
                    vary: {samples: [{a: 1}, {a: 1}]}
                    errors: [{arguments: {}}]
                    effect: {operation: pong}
                workflows:
                  - name: w
                    steps:
                      - {operation: ping, arguments: {x: "${later.id}"}, within: soon}
                load: {operation: ping, for: 1s}
                faults: [{kind: kil}]
                callers: {sources: [{files: "*.py", patterns: ["call\\\\("]}]}
                """;

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidConfiguration.class)
                .message()
                .contains("device.yaml:1:9: 'domain'")
                .contains("did you mean 'stdio'?")
                .contains("'envelope.request.id' must be a path such as $ or $.error.code")
                .contains("'naming.worker' must be one of")
                .contains("unknown key 'operations[0].budjet'; did you mean 'budget'?")
                .contains("names a second operation 'ping'")
                .contains("has the same arguments twice")
                .contains("key 'operations[1].errors[0].code' is missing")
                .contains("names no operation of this contract: 'pong'; did you mean 'ping'?")
                .contains("takes a value of 'later', which is no step before this one")
                .contains("'workflows[0].steps[0].within' must be a length of time")
                .contains("needs a 'rate' or a 'concurrency'")
                .contains("did you mean 'kill'?")
                .contains("which has no group for the name");
    }

    @Test
    void jsonLinesNeedAPlaceForTheOperation() {
        String text =
                """
                domain: d
                transport: {kind: stdio, command: [w]}
                envelope: {request: {id: $.id}}
                operations: [{name: ping}]
                """;

        assertThatThrownBy(() -> read(text)).hasMessageContaining("'request.operation'");
    }

    @Test
    void theSchemaHasTheKeysThatTheReaderHas() throws Exception {
        JsonValue schema =
                Json.parse(
                        "schema",
                        Files.readString(Path.of("../docs/reference/contract.schema.json")));
        Set<String> keys = members(schema, "properties");

        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(
                                "domain",
                                "title",
                                "dependsOn",
                                "needs",
                                "transport",
                                "ready",
                                "envelope",
                                "naming",
                                "operations",
                                "workflows",
                                "load",
                                "faults",
                                "callers",
                                "lists",
                                "docs"));
        for (String key : keys) {
            assertThatThrownBy(() -> read("{%s: {nonsense: [}}".formatted(key)))
                    .as(key)
                    .isInstanceOf(InvalidConfiguration.class);
            assertThatThrownBy(() -> read("%s: {}".formatted(key)))
                    .as(key)
                    .message()
                    .doesNotContain("unknown key '" + key + "'");
        }
    }

    private static Set<String> members(JsonValue value, String key) {
        return ((JsonValue.Members) value.get(key).orElseThrow()).values().keySet();
    }
}
