package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

class ProbeCommandTest {
    @Test
    void a_good_answer_is_one_line_and_exit_0() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            String target = "127.0.0.1:" + listener.getLocalPort();

            Run plain = Run.vox("probe", "tcp", target);
            Run terminal = Run.atTerminal("probe", "tcp", target, "--color", "never");

            assertThat(plain.exit()).isZero();
            assertThat(plain.out()).matches("ok\ttcp://" + target + "\tconnected\t0\\.\\d+\n");
            assertThat(plain.err()).isEmpty();
            assertThat(terminal.out()).matches("ok  tcp://" + target + "  connected  .*ms\n");
        }
    }

    @Test
    void a_bad_answer_is_one_line_and_exit_1() throws Exception {
        String port = nobody();

        Run plain = Run.vox("probe", "grpc", port);
        Run json = Run.atTerminal("probe", "redis", ":" + port, "--json");

        assertThat(plain.exit()).isEqualTo(1);
        assertThat(plain.out())
                .matches("failed\tgrpc://localhost:" + port + "\tconnection refused\t[0-9.]+\n");
        assertThat(json.exit()).isEqualTo(1);
        assertThat(json.out().lines()).hasSize(1);
        JsonValue fields = Json.parse("stdout", json.out());
        assertThat(((JsonValue.Members) fields).values().keySet())
                .containsExactly("schemaVersion", "ok", "target", "answer", "elapsedMs");
        assertThat(fields.flag("ok")).contains(false);
        assertThat(fields.text("answer")).contains("connection refused");
    }

    @Test
    void no_password_is_shown() throws IOException {
        Run run = Run.vox("probe", "redis", "redis://joe:hunter22@127.0.0.1:" + nobody());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain("hunter22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grpc localhost",
                "tcp :99999",
                "http ftp://localhost",
                "redis",
                "udp :53",
                "tcp :1 --timeout soon",
                "tcp :1 --service x"
            })
    void what_is_no_question_is_a_usage_error(String line) {
        Run run = Run.vox(("probe " + line).split(" ", -1));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("usage: vox probe");
    }

    @Test
    void the_timeout_holds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            Run run = Run.vox("probe", "ws", ":" + silent.getLocalPort(), "--timeout", "200ms");

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out())
                    .contains("\tno answer to the WebSocket handshake within 200 ms\t");
        }
    }

    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
