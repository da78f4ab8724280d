package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import dev.vox.validate.CheckBroken;

import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class WebSocketKindTest {
    @TempDir Path root;
    private Talker server;

    @BeforeEach
    void start() throws Exception {
        server = new Talker();
        server.start();
        assertThat(server.up.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(1000);
    }

    @Test
    void messagesComeInTheOrderThatIsExpected() throws Exception {
        assertThat(
                        look(
                                """
                                url: ${WS}
                                subprotocols: [vox.v1]
                                subprotocol: vox.v1
                                send: [{json: {say: 'hi ${WHO}'}}, {text: plain}, {binary: AAAA}]
                                expect:
                                  - {.type: session_start}
                                  - {.type: said, text: {contains: hi you}}
                                  - {binary: 3}
                                within: 20s
                                """))
                .isEqualTo(
                        """
                        PASS
                        asked = %s
                        subprotocol = vox.v1
                        message 1 = {"type":"session_start"}
                        message 2 = {"type":"said","text":"{\\"say\\":\\"hi you\\"}"}
                        message 3 = {"type":"said","text":"plain"}
                        message 4 = {"binary":3}
                        messages = 4\
                        """
                                .formatted(address()));
    }

    @Test
    void theOrderCountsUnlessAnyIsAllowed() throws Exception {
        String with =
                "{url: '${WS}', expect: [{late: 1}, {.type: session_start}], within: %s, order:"
                        + " %s}";

        assertThat(look(with.formatted("300ms", "given")))
                .isEqualTo(
                        """
                        FAIL a message with 1 at $.late did not come within 300 ms; of the last message: $.late: wanted 1, saw nothing
                        asked = %s
                        message 1 = {"type":"session_start"}
                        messages = 1\
                        """
                                .formatted(address()));
        assertThat(
                        look(
                                "{url: '${WS}', send: [{text: again}], order: any, within: 20s,"
                                        + " expect: [{.type: said}, {.type: session_start}]}"))
                .startsWith("PASS\n");
    }

    @Test
    void theCodeThatTheServerClosesWithIsHeld() throws Exception {
        assertThat(look("{url: '${WS}', send: [{text: bye}], close: 4001, within: 20s}"))
                .isEqualTo(
                        """
                        PASS
                        asked = %s
                        message 1 = {"type":"session_start"}
                        closed = 4001: enough
                        messages = 1\
                        """
                                .formatted(address()));
        assertThat(look("{url: '${WS}', send: [{text: bye}], close: 1000, within: 20s}"))
                .startsWith("FAIL close code: wanted 1000, saw \"4001\"\n");
        assertThat(look("{url: '${WS}', send: [{text: bye}], expect: [{a: 1}], within: 20s}"))
                .startsWith("FAIL closed with 4001: enough before a message with 1 at $.a\n");
    }

    @Test
    void whatIsNoWebSocketFails() throws Exception {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        http.start();
        String url = "ws://127.0.0.1:" + http.getAddress().getPort();
        try {
            assertThat(look("{url: '%s'}".formatted(url)))
                    .isEqualTo(
                            "FAIL %s: the WebSocket handshake was answered with HTTP 404\nasked = %s"
                                    .formatted(url, url));
        } finally {
            http.stop(0);
        }
        assertThat(look("{url: '%s'}".formatted(url)))
                .isEqualTo("FAIL %s: connection refused\nasked = %s".formatted(url, url));
    }

    @Test
    void theStackIsAskedWhereNoAddressIsNamed() throws Exception {
        FakeTarget up = new FakeTarget(root).up("websocket", URI.create(address()));

        assertThat(
                        FakeTarget.told(
                                up.look(new WebSocketKind(), "{expect: {.type: session_start}}")))
                .startsWith("PASS\n");
        assertThat(FakeTarget.told(new FakeTarget(root).look(new WebSocketKind(), "{}")))
                .isEqualTo("SKIP no stack is up");
    }

    @Test
    void anAddressThatIsNoneBreaksTheCheck() {
        assertThatThrownBy(() -> look("{url: 'http://x'}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessage("'http://x' is no address such as ws://localhost:8080");
    }

    private String address() {
        return "ws://127.0.0.1:" + server.getPort();
    }

    private String look(String with) throws Exception {
        FakeTarget target = new FakeTarget(root).with("WS", address()).with("WHO", "you");
        return FakeTarget.told(target.look(new WebSocketKind(), with));
    }

    /// Greets, says again what it hears, and leaves when it is told to.
    private static final class Talker extends WebSocketServer {
        private final CountDownLatch up = new CountDownLatch(1);

        Talker() throws Exception {
            super(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0),
                    1,
                    List.of(
                            new Draft_6455(
                                    List.of(),
                                    List.<IProtocol>of(new Protocol("vox.v1"), new Protocol("")))));
            setDaemon(true);
            setReuseAddr(true);
        }

        @Override
        public void onStart() {
            up.countDown();
        }

        @Override
        public void onOpen(WebSocket peer, ClientHandshake handshake) {
            peer.send("{\"type\": \"session_start\"}");
        }

        @Override
        public void onMessage(WebSocket peer, String message) {
            if (message.equals("bye")) {
                peer.close(4001, "enough");
            } else {
                peer.send(
                        "{\"type\": \"said\", \"text\": \"%s\"}"
                                .formatted(message.replace("\"", "\\\"")));
            }
        }

        @Override
        public void onMessage(WebSocket peer, ByteBuffer bytes) {
            peer.send(bytes);
        }

        @Override
        public void onClose(WebSocket peer, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket peer, Exception failure) {}
    }
}
