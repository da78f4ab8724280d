package dev.vox.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.ContractReader;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;

class CodecTest {
    private static final String CONTRACT =
            """
            domain: d
            transport: {kind: stdio, command: [w]}
            envelope:
              request: {id: $.head.id, ids: number, operation: $.method, arguments: $.params, constants: {jsonrpc: "2.0"}}
              response: {id: $.head.id, result: $.result, error: $.error}
            naming: {caller: camelCase, worker: snake_case, exceptions: {gpuUUID: gpuUuid}}
            operations: [{name: describeDevice}]
            """;

    private final Codec codec = new Codec(contract(CONTRACT));

    private static Contract contract(String text) {
        return ContractReader.read("d.yaml", text, Path.of("."));
    }

    private static JsonValue json(String text) {
        try {
            return Json.parse("test", text);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Reply reply(String message) {
        Exchange exchange = new Exchange("7", Bytes.NONE, Bytes.NONE, Duration.ZERO, false);
        return codec.reply(json(message), exchange);
    }

    @Test
    void aRequestHasItsPartsWhereTheEnvelopeSays() {
        Request request =
                new Request(
                        "describeDevice",
                        (JsonValue.Members)
                                json(
                                        "{\"deviceId\": 1, \"gpuUUID\": {\"a-B\": {\"freeMemory\":"
                                                + " 2}}}"));

        assertThat(json(codec.message(request, 7).line().text()))
                .isEqualTo(
                        json(
                                """
                                {"head": {"id": 7}, "method": "describe_device", "jsonrpc": "2.0",
                                 "params": {"device_id": 1, "gpuUuid": {"a-B": {"free_memory": 2}}}}
                                """));
    }

    @Test
    void aResultComesBackInTheCallersNames() {
        assertThat(
                        reply(
                                "{\"head\": {\"id\": 7}, \"result\": {\"gpuUuid\":"
                                        + " {\"free_memory\": [1]}}}"))
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered ->
                                assertThat(answered.result())
                                        .isEqualTo(json("{\"gpuUUID\": {\"freeMemory\": [1]}}")));
    }

    @Test
    void aNullResultIsAResultAndNoneIsNot() {
        assertThat(reply("{\"head\": {\"id\": 7}, \"result\": null, \"error\": null}"))
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered ->
                                assertThat(answered.result()).isEqualTo(new JsonValue.Nothing()));
        assertThat(reply("{\"head\": {\"id\": 7}}"))
                .isInstanceOfSatisfying(
                        Reply.Broken.class,
                        broken -> assertThat(broken.how()).isEqualTo(Breakage.NEITHER));
    }

    @Test
    void anErrorIsAnObjectOrAText() {
        assertThat(
                        reply(
                                "{\"head\": {\"id\": 7}, \"error\": {\"code\": -32601, \"message\":"
                                        + " \"no\"}}"))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("-32601");
                            assertThat(refused.message()).isEqualTo("no");
                        });
        assertThat(reply("{\"head\": {\"id\": 7}, \"error\": \"BUSY\"}"))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("BUSY"));
    }

    @Test
    void anIdOfAnotherTypeIsAnotherId() {
        assertThat(reply("{\"head\": {\"id\": \"7\"}, \"result\": 1}"))
                .isInstanceOfSatisfying(
                        Reply.Broken.class,
                        broken -> assertThat(broken.how()).isEqualTo(Breakage.OTHER_ID));
        assertThat(reply("{\"head\": {}, \"result\": 1}"))
                .isInstanceOfSatisfying(
                        Reply.Broken.class,
                        broken -> assertThat(broken.how()).isEqualTo(Breakage.NO_ID));
    }
}
