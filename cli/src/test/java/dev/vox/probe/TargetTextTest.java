package dev.vox.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTextTest {
    @ParameterizedTest
    @CsvSource({
        "GRPC, localhost:7001, grpc://localhost:7001",
        "GRPC, :7001, grpc://localhost:7001",
        "GRPC, 7001, grpc://localhost:7001",
        "GRPC, grpc://tts0:7001, grpc://tts0:7001",
        "GRPC, http://tts0:7001, grpc://tts0:7001",
        "GRPC, [::1]:7001, grpc://[::1]:7001",
        "HTTP, :8081/health, http://localhost:8081/health",
        "HTTP, https://example.org/a?b=c, https://example.org:443/a?b=c",
        "HTTP, HTTP://localhost, http://localhost:80",
        "WS, 8080, ws://localhost:8080",
        "WS, http://localhost:8080/x, ws://localhost:8080/x",
        "WS, wss://example.org, wss://example.org:443",
        "REDIS, redis, redis://redis:6379",
        "REDIS, redis://:secret@cache:7000/3, redis://cache:7000/3",
        "REDIS, user:secret@cache, redis://cache:6379",
        "TCP, livekit:7880, tcp://livekit:7880",
        "TCP, amqp://queue:5672, tcp://queue:5672"
    })
    void a_target_may_leave_out_what_goes_without_saying(
            Protocol protocol, String text, String read) {
        assertThat(TargetText.read(protocol, text, null).text()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "GRPC, localhost, it names no port",
        "GRPC, ws://localhost:1, 'ws:// is none of grpc://, http://'",
        "TCP, queue, it names no port",
        "TCP, :70000, its port is not between 1 and 65535",
        "TCP, :0, its port is not between 1 and 65535",
        "HTTP, ' ', it is empty",
        "REDIS, redis://:secret word@x, it is no address",
        "TCP, my_queue:1, 'its host is none: letters, digits, ''-'' and ''.'' make one'"
    })
    void a_text_that_is_none_says_why_and_keeps_its_password(
            Protocol protocol, String text, String problem) {
        assertThatThrownBy(() -> TargetText.read(protocol, text, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }
}
