package dev.vox.runtime.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class SpectrumTest {
    @Test
    void theTransformIsTheDefinitions() {
        Random random = new Random(1);
        float[] samples = new float[FourierTransform.SIZE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) random.nextGaussian();
        }
        float[] power = new float[FourierTransform.BINS];

        new FourierTransform().power(samples, power);

        for (int k = 0; k < power.length; k++) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < samples.length; i++) {
                real += samples[i] * Math.cos(2 * Math.PI * k * i / samples.length);
                imaginary -= samples[i] * Math.sin(2 * Math.PI * k * i / samples.length);
            }
            double exact = real * real + imaginary * imaginary;
            assertThat((double) power[k]).isCloseTo(exact, within(1e-3 * (1 + exact)));
        }
    }

    @ParameterizedTest
    @CsvSource({"150, 0", "560, 4", "1000, 7", "3400, 15", "7000, 19"})
    void aTonesLevelIsInItsBand(double frequency, int band) {
        short[] frame = Noises.tone(frequency, 0.1, -20).frame(2);
        float[] levels = new float[Spectrum.BANDS];

        new Spectrum().measure(frame, 0, levels);

        assertThat((double) levels[band]).isCloseTo(-20, within(1.5));
        for (int other = 0; other < levels.length; other++) {
            if (Math.abs(other - band) > 2) {
                assertThat(levels[other]).isLessThan(-60);
            }
        }
    }

    @Test
    void decibelsAreRightToATwentieth() {
        for (double power = 1.1e-12; power < 10; power *= 1.0173) {
            assertThat((double) Spectrum.decibels((float) power))
                    .isCloseTo(10 * Math.log10(power), within(0.05));
        }
        assertThat(Spectrum.decibels(0)).isEqualTo(-120);
    }
}
