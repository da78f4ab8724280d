package dev.vox.runtime.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Await;
import dev.vox.runtime.orchestrator.message.InvalidMessageException;
import dev.vox.runtime.orchestrator.message.ServerMessage;
import dev.vox.runtime.orchestrator.message.ServerMessages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// The WebSocket below the messages: RFC 6455, byte by byte.
final class FramingTest {
    private static final int CLOSE = 8;
    private static final int PONG = 10;

    private final FakeWorker worker = FakeWorker.start();
    private final Orchestra orchestra = Orchestra.with(worker);

    @AfterEach
    void stop() {
        orchestra.close();
        worker.close();
    }

    @Test
    void aPingIsAnsweredWithItsPayload() throws IOException {
        try (RawClient client = started()) {
            client.send(0x89, "are you there".getBytes(StandardCharsets.UTF_8));
            RawClient.Frame pong = client.read();

            assertThat(pong.opcode()).isEqualTo(PONG);
            assertThat(pong.text()).isEqualTo("are you there");
        }
    }

    @Test
    void aPingBetweenFragmentsIsAnsweredBetweenThem() throws Exception {
        try (RawClient client = started()) {
            client.send(0x01, "{\"type\":\"te".getBytes(StandardCharsets.UTF_8));
            client.send(0x89, new byte[0]);
            assertThat(client.read().opcode()).isEqualTo(PONG);
            client.send(0x80, "xt\",\"text\":\"a 1\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(message(client)).isInstanceOf(ServerMessage.Audio.class);
        }
    }

    @Test
    void aCharacterCutByFragmentsIsWhole() throws Exception {
        try (RawClient client = started()) {
            byte[] json = "{\"type\":\"sing\u00e9\"}".getBytes(StandardCharsets.UTF_8);
            int cut = json.length - 3;
            client.send(0x01, Arrays.copyOf(json, cut));
            client.send(0x80, Arrays.copyOfRange(json, cut, json.length));
            ServerMessage.Failure failure = (ServerMessage.Failure) message(client);
            assertThat(failure.message()).contains("sing\u00e9");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // first byte and length, then mask and payload
        "C180 01020304,     1002, reserved",
        "8100,              1002, mask",
        "0980 01020304,     1002, fragmented",
        "89FE 0080 01020304,1002, 125",
        "8380 01020304,     1002, opcode",
        "8B80 01020304,     1002, opcode",
        "8080 01020304,     1002, continuation",
        "0180 01020304 8180 01020304, 1002, fragmented",
        "81FF 8000000000000000 01020304, 1002, negative",
        "81FF 0000000100000000 01020304, 1009, 1048576",
        "8182 00000000 C328, 1007, UTF-8",
    })
    void aBrokenRuleClosesTheConnection(String bytes, int code, String reason) throws IOException {
        try (RawClient client = started()) {
            client.write(HexFormat.of().parseHex(bytes.replace(" ", "")));
            RawClient.Frame close = client.read();

            assertThat(close.opcode()).isEqualTo(CLOSE);
            assertThat(close.closeCode()).isEqualTo(code);
            assertThat(close.text()).contains(reason);
            Await.until("the session is gone", () -> orchestra.server.sessions() == 0);
        }
    }

    @Test
    void aClientThatDoesNotAnswerTheCloseIsClosedAnyway() throws IOException {
        try (RawClient client = started()) {
            client.write(HexFormat.of().parseHex("8100"));
            assertThat(client.read().opcode()).isEqualTo(CLOSE);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aPlainRequestIsToldToUpgrade() {
        assertThat(Orchestra.get(orchestra.server.port(), "/").statusCode()).isEqualTo(426);
    }

    private RawClient started() throws IOException {
        RawClient client = new RawClient(orchestra.server.port());
        assertThat(client.read().text()).contains("session_start");
        return client;
    }

    private static ServerMessage message(RawClient client)
            throws IOException, InvalidMessageException {
        return ServerMessages.decode(client.read().text());
    }
}
