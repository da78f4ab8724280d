package dev.vox.validate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.embedded.RedisProgram;
import dev.vox.validate.CheckBroken;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

@Timeout(60)
class RedisKindTest {
    private static final String PASSWORD = "redis-Pa55";

    @RegisterExtension final RedisProgram redis = new RedisProgram(PASSWORD);
    @TempDir Path root;

    @BeforeEach
    void fill() throws Exception {
        String commands =
                """
                AUTH %s
                SET worker:a "{\\"sample_rate\\":48000,\\"model\\":\\"mock\\"}" EX 1000
                HSET session:1 frames 12 state idle
                RPUSH queue one two
                SADD models mock
                SET plain text
                QUIT
                """
                        .formatted(PASSWORD);
        try (Socket socket = new Socket("127.0.0.1", redis.port());
                OutputStream out = socket.getOutputStream()) {
            out.write(commands.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("-ERR");
        }
    }

    @Test
    void keysAreHeldAgainstWhatIsExpectedOfThem() throws Exception {
        assertThat(
                        look("{key: 'worker:*', expect: {count: 1, type: string, ttl: {min: 1,"
                                        + " max: 1000}, json: {sample_rate: 48000}}}")
                                .replaceAll("expires in [^,]*", "expires in T"))
                .isEqualTo(
                        """
                        PASS
                        server = %s
                        keys = 1
                        worker:a = string, expires in T, {"sample_rate":48000,"model":"mock"}\
                        """
                                .formatted(server()));
        assertThat(
                        look(
                                "{key: 'session:1', expect: {type: hash, ttl: null, value: {frames:"
                                        + " {min: 12}}}}"))
                .isEqualTo(
                        "PASS\nserver = %s\nkeys = 1\nsession:1 = hash, does not expire"
                                .formatted(server()));
        assertThat(look("{key: queue, expect: {value: [one, two]}}")).startsWith("PASS");
        assertThat(look("{key: models, expect: {type: set, value: {contains: mock}}}"))
                .startsWith("PASS");
        assertThat(look("{key: 'nobody:*', expect: {count: 0}}")).startsWith("PASS");
    }

    @Test
    void whatDiffersIsToldByItsKey() throws Exception {
        assertThat(look("{key: 'nobody:*'}"))
                .isEqualTo(
                        "FAIL keys 'nobody:*': count: wanted at least 1, saw 0\nserver = %s\nkeys = 0"
                                .formatted(server()));
        assertThat(look("{key: 'worker:*', expect: {type: hash, json: {sample_rate: 24000}}}"))
                .startsWith(
                        "FAIL worker:a: type: wanted \"hash\", saw \"string\"; json.sample_rate:"
                                + " wanted 24000, saw 48000\n");
        assertThat(look("{key: plain, expect: {json: {a: 1}, ttl: {max: 30}}}"))
                .startsWith(
                        "FAIL plain: it holds no JSON; json.a: wanted 1, saw nothing; ttl: wanted"
                                + " at most 30, saw null\n");
    }

    @Test
    void aServerThatIsGoneFailsWithoutItsPassword() throws Exception {
        redis.kill();

        assertThat(look("{key: x}"))
                .isEqualTo(
                        "FAIL %s: connection refused\nserver = %s".formatted(server(), server()));
    }

    @Test
    void aStackThatIsDownIsAMissingPrerequisite() throws Exception {
        assertThat(FakeTarget.told(new FakeTarget(root).look(new RedisKind(), "{key: x}")))
                .isEqualTo("SKIP no stack is up");
    }

    @Test
    void anAddressThatIsNoneBreaksTheCheck() {
        assertThatThrownBy(() ->
                        new FakeTarget(root).look(new RedisKind(), "{url: 'http://x', key: x}"))
                .isInstanceOf(CheckBroken.class)
                .hasMessageStartingWith("not the address of a Redis server");
    }

    private String server() {
        return "redis://127.0.0.1:" + redis.port();
    }

    private String look(String with) throws Exception {
        FakeTarget target = new FakeTarget(root).with("REDIS_URL", redis.url());
        return FakeTarget.told(
                target.look(new RedisKind(), "{url: '${REDIS_URL}', " + with.substring(1)));
    }
}
