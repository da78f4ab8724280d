package dev.vox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.probe.ServiceProber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

@Timeout(30)
class ProbedHealthTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

    private interface Conversation {
        void answer(OutputStream out) throws IOException;
    }

    private static Health ask(Conversation conversation, Duration deadline) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, conversation));
            URI health = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/health");
            return new ProbedHealth(new ServiceProber()).ask(health, deadline);
        }
    }

    private static void serve(ServerSocket server, Conversation conversation) {
        try (Socket client = server.accept()) {
            conversation.answer(client.getOutputStream());
        } catch (IOException e) {
            // whoever asked has gone
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void an_answer_that_trickles_without_an_end_is_none() throws IOException {
        Health health =
                ask(
                        out -> {
                            send(out, HEAD);
                            while (true) {
                                send(out, " ");
                                LockSupport.parkNanos(20_000_000);
                            }
                        },
                        Duration.ofMillis(400));

        assertThat(health).isEqualTo(Health.unreachable("no end of the HTTP answer within 400 ms"));
    }

    @Test
    void a_number_that_nobody_can_have_meant_is_no_answer() throws IOException {
        Health health =
                ask(
                        out -> send(out, HEAD + "{\"checks\":{},\"sessions\":99999999999}"),
                        Duration.ofSeconds(10));

        assertThat(health.healthy()).isFalse();
    }

    @Test
    void an_address_that_is_not_of_the_web_is_no_answer() {
        assertThat(
                        new ProbedHealth(new ServiceProber())
                                .ask(URI.create("nonsense"), Duration.ofDays(30))
                                .healthy())
                .isFalse();
    }
}
