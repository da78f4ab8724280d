package dev.vox.runtime.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.vox.runtime.audio.Pcm;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class HearingTest {
    private static final Sound SCENE =
            Sound.silence(4).with(Spoken.said("turn on the kitchen light"), 1.003);

    @Test
    void hearsTheSameAtBothRates() {
        List<SpeechBoundary> slow = new ArrayList<>();
        List<SpeechBoundary> fast = new ArrayList<>();
        Hearing at16 = Hearing.at(16_000, VadSettings.DEFAULTS);
        Hearing at48 = Hearing.at(48_000, VadSettings.DEFAULTS);
        List<byte[]> wire = Duplex.onTheWire(SCENE);
        for (int i = 0; i < wire.size(); i++) {
            long now = i * Duplex.FRAME_NANOS;
            at16.hear(Pcm.toBytes(SCENE.frame(i)), now, Attention.LISTENING)
                    .boundary()
                    .ifPresent(slow::add);
            Heard heard = at48.hear(wire.get(i), now, Attention.LISTENING);
            assertThat(heard.number()).isEqualTo(i);
            assertThat(heard.samples()).hasSize(320);
            heard.boundary().ifPresent(fast::add);
        }

        assertThat(slow).hasSize(2);
        assertThat(fast).hasSize(2);
        assertThat(fast.getFirst().decidedAt()).isCloseTo(slow.getFirst().decidedAt(), within(1L));
        assertThat(fast.getLast().decidedAt()).isCloseTo(slow.getLast().decidedAt(), within(1L));
    }

    @Test
    void samplesComeThroughAtBothRates() {
        for (int rate : new int[] {16_000, 48_000}) {
            Hearing hearing = Hearing.at(rate, VadSettings.DEFAULTS);
            float[] heard = new float[SCENE.samples().length];
            List<byte[]> wire = Duplex.onTheWire(SCENE);
            for (int i = 0; i < wire.size(); i++) {
                byte[] pcm = rate == 48_000 ? wire.get(i) : Pcm.toBytes(SCENE.frame(i));
                short[] samples = hearing.hear(pcm, 0, Attention.LISTENING).samples();
                for (int k = 0; k < samples.length; k++) {
                    heard[i * 320 + k] = samples[k];
                }
            }
            double level = new Sound(heard).level();
            assertThat(level).isBetween(SCENE.level() - 0.3, SCENE.level() + 0.3);
            assertThat(new Sound(heard).onset()).isBetween(SCENE.onset(), SCENE.onset() + 40);
        }
    }

    @Test
    void aFrameThatNeverCameIsSilenceAndCounts() {
        Hearing hearing = Hearing.at(16_000, VadSettings.DEFAULTS);
        for (int i = 0; i < 75; i++) {
            var ignored = hearing.hear(Pcm.toBytes(SCENE.frame(i)), 0, Attention.LISTENING);
        }
        assertThat(hearing.speechFrames()).isPositive();

        List<SpeechBoundary> boundaries = new ArrayList<>();
        for (int i = 75; i < 110; i++) {
            Heard missed = hearing.miss();
            assertThat(missed.number()).isEqualTo(i);
            missed.boundary().ifPresent(boundaries::add);
        }
        assertThat(boundaries).hasSize(1);
        assertThat(hearing.speechFrames()).isZero();
    }

    @Test
    void refusesRatesAndSizesItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hearing.at(44_100, VadSettings.DEFAULTS))
                .withMessageContaining("44100");
        Hearing hearing = Hearing.at(48_000, VadSettings.DEFAULTS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hearing.hear(new byte[640], 0, Attention.LISTENING))
                .withMessageContaining("1920")
                .withMessageContaining("640");
        assertThatIllegalArgumentException().isThrownBy(() -> hearing.played(new byte[640], 0));
    }
}
