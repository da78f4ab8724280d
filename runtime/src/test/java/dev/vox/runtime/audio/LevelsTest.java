package dev.vox.runtime.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class LevelsTest {
    @Test
    void aFullScaleSineHasMinusThreeDecibels() {
        short[] sine = Spectrum.sine(1000, 32_767, 48_000, 48_000);

        assertThat(Levels.rms(sine)).isCloseTo(-3.01, within(0.01));
        assertThat(Levels.peak(sine)).isCloseTo(0, within(0.001));
    }

    @Test
    void aTenthOfTheAmplitudeIsTwentyDecibelsLess() {
        short[] sine = Spectrum.sine(1000, 3277, 48_000, 48_000);

        assertThat(Levels.rms(sine)).isCloseTo(-23.01, within(0.01));
        assertThat(Levels.peak(sine)).isCloseTo(-20, within(0.01));
    }

    @Test
    void theLowestSampleIsFullScale() {
        assertThat(Levels.peak(new short[] {Short.MIN_VALUE})).isZero();
        assertThat(Levels.rms(new short[] {Short.MIN_VALUE})).isZero();
    }

    @Test
    void silenceAndNothingHaveNoLevel() {
        assertThat(Levels.rms(new short[100])).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Levels.rms(new short[0])).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Levels.peak(new short[0])).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void measuresEachTenMilliseconds() {
        short[] samples = new short[1300];
        Arrays.fill(samples, 480, 960, (short) 16_384);
        Arrays.fill(samples, 960, 1300, (short) 3277);

        double[] levels = Levels.windows(samples, 48_000);

        assertThat(levels).hasSize(3);
        assertThat(levels[0]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(levels[1]).isCloseTo(-6.02, within(0.01));
        assertThat(levels[2]).isCloseTo(-20, within(0.01));
    }

    @Test
    void findsTheFirstAudibleSample() {
        short[] samples = new short[4800];
        Arrays.fill(samples, 1234, 4800, (short) 20_000);

        assertThat(Levels.firstAudible(samples, 48_000)).hasValue(1234);
    }

    @Test
    void countsTheTenMillisecondsThatEndWithASample() {
        // 10 dB above the threshold is audible when it fills a tenth of the window: 48 samples, and
        // the one that exceeds.
        short[] samples = new short[4800];
        double amplitude = 32_768 * Math.pow(10, -40 / 20.0);
        Arrays.fill(samples, 1000, 4800, (short) Math.round(amplitude));

        assertThat(Levels.firstAudible(samples, 48_000)).hasValue(1000 + 47);
    }

    @Test
    void whatIsBelowTheThresholdIsNotAudible() {
        short[] below = new short[4800];
        Arrays.fill(below, (short) (32_768 * Math.pow(10, -50.1 / 20)));
        short[] above = new short[4800];
        Arrays.fill(above, (short) (32_768 * Math.pow(10, -49.8 / 20)));

        assertThat(Levels.firstAudible(below, 48_000)).isEmpty();
        assertThat(Levels.firstAudible(above, 48_000)).isPresent();
    }

    @Test
    void aClickIsNoSpeech() {
        short[] samples = new short[4800];
        samples[100] = 1500;

        assertThat(Levels.firstAudible(samples, 48_000)).isEmpty();
    }

    @Test
    void refusesRatesBelowOneSampleAWindow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Levels.windows(new short[10], 99))
                .withMessageContaining("99");
    }
}
