package dev.vox.runtime.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PcmTest {
    @Test
    void theLowByteComesFirst() {
        assertThat(Pcm.toBytes(new short[] {0x1234, -2})).containsExactly(0x34, 0x12, 0xFE, 0xFF);
    }

    @Test
    void bytesBecomeTheSamplesTheyWere() {
        short[] samples = {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE};

        assertThat(Pcm.toSamples(Pcm.toBytes(samples))).isEqualTo(samples);
    }

    @Test
    void halfASampleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pcm.toSamples(new byte[3]));
    }
}
