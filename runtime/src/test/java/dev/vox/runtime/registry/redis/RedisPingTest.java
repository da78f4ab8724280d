package dev.vox.runtime.registry.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.model.Fastest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

final class RedisPingTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @RegisterExtension final RedisServer redis = new RedisServer("--requirepass", "geheim");

    @Test
    void aServerAnswersPong() {
        assertThat(ask("redis://:geheim@127.0.0.1:" + redis.port()))
                .isEqualTo(new RedisPing.Answer(true, "PONG"));
        assertThat(ask("redis://default:geheim@127.0.0.1:" + redis.port() + "/3").up()).isTrue();
    }

    @Test
    void whoMayNotAskIsToldSo() {
        assertThat(ask(redis.url()))
                .isEqualTo(new RedisPing.Answer(false, "NOAUTH Authentication required."));
        RedisPing.Answer wrong = ask("redis://:richtig@127.0.0.1:" + redis.port());
        assertThat(wrong.up()).isFalse();
        assertThat(wrong.sentence()).startsWith("WRONGPASS").doesNotContain("richtig");
    }

    @Test
    void nobodyThereIsAnAnswer() {
        redis.kill();
        assertThat(ask(redis.url())).isEqualTo(new RedisPing.Answer(false, "connection refused"));
        assertThat(ask("redis://nobody.invalid"))
                .isEqualTo(new RedisPing.Answer(false, "unknown host nobody.invalid"));
        assertThat(ask("http://localhost").sentence()).contains("redis:// or rediss://");
    }

    @Test
    void aServerThatHangsIsNotWaitedForBeyondTheDeadline() {
        redis.suspend();
        try {
            RedisPing.Answer late = new RedisPing.Answer(false, "no answer within 150 ms");
            assertThat(
                            Fastest.of(() ->
                                    assertThat(
                                                    RedisPing.ask(
                                                            redis.address(),
                                                            Duration.ofMillis(150)))
                                            .isEqualTo(late)))
                    .isLessThan(Duration.ofSeconds(2));
        } finally {
            redis.resume();
        }
    }

    @Test
    void whatSpeaksSomethingElseIsQuotedWithoutControlCharactersAndSecrets() throws IOException {
        assertThat(answerOf("HTTP/1.1 400 \u001b[2J\r\n").sentence())
                .isEqualTo("it does not speak Redis: HTTP/1.1 400 ?[2J");
        assertThat(answerOf("-ERR unknown command 'AUTH', with args: 'geheim'\r\n").sentence())
                .isEqualTo("ERR unknown command 'AUTH', with args: '****'");
        assertThat(answerOf("").sentence())
                .isEqualTo("the connection was closed without an answer");
    }

    private static RedisPing.Answer ask(String address) {
        return RedisPing.ask(URI.create(address), DEADLINE);
    }

    /// Asks a server that says one thing, whatever it hears.
    private static RedisPing.Answer answerOf(String said) throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket socket = server.accept()) {
                            byte[] heard = new byte[1024];
                            if (socket.getInputStream().read(heard) > 0) {
                                socket.getOutputStream()
                                        .write(said.getBytes(StandardCharsets.UTF_8));
                            }
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            return ask("redis://:geheim@127.0.0.1:" + server.getLocalPort());
        }
    }
}
