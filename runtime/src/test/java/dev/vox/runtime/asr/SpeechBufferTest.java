package dev.vox.runtime.asr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class SpeechBufferTest {
    @Test
    void it_gives_out_what_it_took_in() {
        SpeechBuffer buffer = new SpeechBuffer(Duration.ofSeconds(30));
        for (int i = 0; i < 100_000; i += 4) {
            buffer.append(
                    new short[] {(short) i, (short) (i + 1), (short) (i + 2), (short) (i + 3)});
        }
        short[] some = new short[3];

        assertThat(buffer.size()).isEqualTo(100_000);
        assertThat(buffer.copy(99_998, some)).isEqualTo(2);
        assertThat(some).startsWith((short) 99_998, (short) 99_999);
        assertThat(buffer.copy(100_000, some)).isZero();
        assertThat(buffer.toArray()).hasSize(100_000);
        assertThat(buffer.dropped()).isZero();
    }

    @Test
    void it_drops_what_comes_after_the_longest() {
        SpeechBuffer buffer = new SpeechBuffer(Duration.ofSeconds(1));
        buffer.append(new short[15_000]);
        buffer.append(new short[] {7});
        buffer.append(new short[17_000]);

        assertThat(buffer.size()).isEqualTo(16_000);
        assertThat(buffer.toArray()[15_000]).isEqualTo((short) 7);
        assertThat(buffer.dropped()).isEqualTo(Duration.ofMillis(1_000));
    }

    @Test
    void it_is_of_a_length_that_utterances_have() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SpeechBuffer(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpeechBuffer(Duration.ofHours(2)));
    }
}
