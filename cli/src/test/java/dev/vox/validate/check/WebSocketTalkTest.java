package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;

class WebSocketTalkTest {
    private final WebSocketTalk talk = new WebSocketTalk();

    /// Asks for more, which nobody sends.
    private final WebSocket socket =
            (WebSocket)
                    Proxy.newProxyInstance(
                            WebSocket.class.getClassLoader(),
                            new Class<?>[] {WebSocket.class},
                            (proxy, method, arguments) -> null);

    @Test
    void theEndIsToldHoweverManyMessagesNobodyTook() throws Exception {
        for (int message = 0; message < 1500; message++) {
            talk.onText(socket, "{}", true);
        }
        talk.onClose(socket, 1011, "worn out");

        WebSocketTalk.Event last = null;
        for (WebSocketTalk.Event each = next(); each != null; each = next()) {
            last = each;
        }
        assertThat(last).isEqualTo(new WebSocketTalk.Closed(1011, "worn out"));
    }

    @Test
    void bytesAreCountedHoweverManyTheyAre() throws Exception {
        for (int part = 0; part < 3; part++) {
            talk.onBinary(socket, ByteBuffer.allocate(1 << 20), part == 2);
        }

        assertThat(next())
                .isInstanceOfSatisfying(
                        WebSocketTalk.Message.class,
                        message -> assertThat(message.value().whole("binary")).contains(3L << 20));
    }

    private WebSocketTalk.Event next() throws InterruptedException {
        return talk.next(Duration.ZERO);
    }
}
