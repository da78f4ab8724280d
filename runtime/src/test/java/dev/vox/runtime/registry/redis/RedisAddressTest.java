package dev.vox.runtime.registry.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisAddressTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "redis://localhost, localhost, 6379, -, -, 0, redis://localhost:6379",
                "redis://my_redis:7000/3, my_redis, 7000, -, -, 3, redis://my_redis:7000/3",
                "redis://:s3cret@redis:6379/0, redis, 6379, -, s3cret, 0, redis://redis:6379",
                "rediss://ann:a%40b%2Fc+d@h/1, h, 6379, ann, a@b/c+d, 1, rediss://h:6379/1",
                "redis://:p@ss/word#@h:1, h, 1, -, p@ss/word#, 0, redis://h:1",
                "redis://[::1]:6380, ::1, 6380, -, -, 0, redis://[::1]:6380",
                "redis://[::1], ::1, 6379, -, -, 0, redis://[::1]:6379",
                "redis://h:6379?socket_timeout=5, h, 6379, -, -, 0, redis://h:6379",
            })
    void anAddressIsReadAndShownWithoutItsLogin(
            String text,
            String host,
            int port,
            String user,
            String password,
            int db,
            String shown) {
        RedisAddress address = RedisAddress.parse(text);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.user()).isEqualTo(user);
        assertThat(address.password()).isEqualTo(password);
        assertThat(address.database()).isEqualTo(db);
        assertThat(address.encrypted()).isEqualTo(text.startsWith("rediss"));
        assertThat(address).hasToString(shown);
    }

    @Test
    void theDatabaseOfTheAddressWinsOverTheOther() {
        assertThat(RedisAddress.parse("redis://h", 4).database()).isEqualTo(4);
        assertThat(RedisAddress.parse("redis://h/", 4).database()).isEqualTo(4);
        assertThat(RedisAddress.parse("redis://h/2", 4).database()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://:geheim@h | it does not begin with redis:// or rediss://",
                "geheim | it does not begin with redis:// or rediss://",
                "redis://:geheim@ | it names no host",
                "redis://:geheim@h:0 | its port is not 1–65535",
                "redis://:geheim@h:70000 | its port is not 1–65535",
                "redis://:geheim@h/x | its database is not a number from 0",
                "redis://:geheim%zz@h | a % in user or password is not followed by two hexadecimal"
                        + " digits",
            })
    void whatIsNoAddressIsSaidWithoutQuotingIt(String text, String why) {
        assertThatThrownBy(() -> RedisAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("geheim");
    }
}
