package dev.vox.runtime.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;

class ResamplerTest {
    private static final int WIRE = WireFormat.SAMPLE_RATE;

    @Test
    void keepsTheAmplitudeOfATone() {
        short[] out = resample(Spectrum.sine(1000, 16_000, 16_000, 16_000), 16_000);

        double amplitude = Spectrum.amplitude(out, WIRE / 4, WIRE / 2, 1000, WIRE);
        assertThat(Spectrum.decibels(amplitude / 16_000)).isCloseTo(0, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 24_000, 44_100, 96_000})
    void leavesNothingBesideATone(int rate) {
        short[] out = resample(Spectrum.sine(1000, 16_000, rate, rate), rate);

        double tone = 16_000 / Math.sqrt(2);
        double rest = 0;
        for (int i = WIRE / 4; i < WIRE * 3 / 4; i++) {
            double wanted = 16_000 * Math.sin(2 * Math.PI * 1000 * i / WIRE);
            rest += (out[i] - wanted) * (out[i] - wanted);
        }
        double restLevel = Math.sqrt(rest / (WIRE / 2.0));
        assertThat(Spectrum.decibels(restLevel / tone)).isLessThan(-60);
    }

    @Test
    void suppressesTheImagesOfATone() {
        short[] out = resample(Spectrum.sine(1000, 16_000, 16_000, 16_000), 16_000);

        for (double image : new double[] {15_000, 17_000}) {
            double amplitude = Spectrum.amplitude(out, WIRE / 4, WIRE / 2, image, WIRE);
            assertThat(Spectrum.decibels(amplitude / 16_000)).isLessThan(-60);
        }
    }

    @Test
    void removesWhatTheWireCannotCarry() {
        short[] out = resample(Spectrum.sine(30_000, 16_000, 96_000, 96_000), 96_000);

        assertThat(Levels.peak(Arrays.copyOfRange(out, 1000, 47_000))).isLessThan(-60);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000})
    void isAsLongAsTheInput(int rate) {
        for (int samples : new int[] {0, 1, 2, 7, 23, 160, 441, 999, 4410, 44_101}) {
            long exact = Math.round(samples * 48_000.0 / rate);

            assertThat(resample(new short[samples], rate)).hasSize((int) exact);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000})
    void doesNotDependOnTheChunking(int rate) {
        Random random = new Random(rate);
        short[] input = noise(random, 20_000);
        short[] whole = resample(input, rate);

        for (int round = 0; round < 20; round++) {
            int most = 1 << random.nextInt(1, 13);
            assertThat(resample(input, rate, random, most)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 24_000})
    void doesNotShiftTheSpeech(int rate) {
        short[] click = new short[1000];
        click[500] = 20_000;

        short[] out = resample(click, rate);

        int loudest = 0;
        for (int i = 0; i < out.length; i++) {
            loudest = out[i] > out[loudest] ? i : loudest;
        }
        assertThat(loudest).isEqualTo(500 * WIRE / rate);
    }

    @Test
    void keepsTheLastSamples() {
        short[] constant = new short[1600];
        Arrays.fill(constant, (short) 10_000);

        short[] out = resample(constant, 16_000);

        // The edge to silence rings around its half height, it does not cut.
        assertThat((int) out[out.length - 30]).isCloseTo(10_000, within(600));
        assertThat((int) out[2400]).isCloseTo(10_000, within(1));
    }

    @Test
    void limitsWhatWouldExceedFullScale() {
        short[] square = new short[1600];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }

        short[] out = resample(square, 16_000);

        for (int i = 300; i < 4500; i++) {
            boolean high = square[i / 3] > 0;
            boolean nearEdge = i % 60 == 0 || i % 60 > 56;
            if (!nearEdge) {
                assertThat(out[i] > 0).as("sample %d", i).isEqualTo(high);
            }
        }
    }

    @Test
    void passesTheWiresRateUntouched() {
        short[] input = noise(new Random(1), 960);
        Resampler resampler = Resampler.from(48_000);

        assertThat(resampler.resample(input)).isSameAs(input);
        assertThat(resampler.finish()).isEmpty();
    }

    @Test
    void goesDownAsAStreamToo() {
        short[] input = noise(new Random(2), 48_000);
        Resampler whole = Resampler.between(48_000, 16_000);
        Samples once = new Samples();
        once.add(whole.resample(input));
        once.add(whole.finish());
        Resampler cut = Resampler.between(48_000, 16_000);
        Samples pieces = new Samples();
        for (int from = 0; from < input.length; from += 960) {
            pieces.add(cut.resample(Arrays.copyOfRange(input, from, from + 960)));
        }
        pieces.add(cut.finish());

        assertThat(once.toArray()).hasSize(16_000);
        assertThat(pieces.toArray()).isEqualTo(once.toArray());
    }

    @Test
    void holdsBackLessThanTwoMillisecondsOfSpeech() {
        short[] out = Resampler.from(16_000).resample(new short[480]);

        assertThat(out.length).isGreaterThan(3 * 480 - 96);
    }

    @Test
    void sharesItsTableAmongUtterances() {
        assertThat(PolyphaseFilter.between(22_050, WIRE))
                .isSameAs(PolyphaseFilter.between(22_050, WIRE));
    }

    @Test
    void endsOnce() {
        Resampler resampler = Resampler.from(16_000);
        resampler.finish();

        assertThatIllegalStateException().isThrownBy(resampler::finish);
        assertThatIllegalStateException().isThrownBy(() -> resampler.resample(new short[1]));
    }

    @Test
    void refusesImpossibleRates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampler.from(0))
                .withMessageContaining("0");
    }

    private static short[] resample(short[] input, int rate) {
        return resample(input, rate, new Random(0), Integer.MAX_VALUE);
    }

    private static short[] resample(short[] input, int rate, Random random, int most) {
        Resampler resampler = Resampler.from(rate);
        Samples out = new Samples();
        for (int at = 0; at < input.length; ) {
            int left = input.length - at;
            int count = most > left ? left : random.nextInt(most + 1);
            out.add(resampler.resample(Arrays.copyOfRange(input, at, at + count)));
            at += count;
        }
        out.add(resampler.finish());
        return out.toArray();
    }

    private static short[] noise(Random random, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) random.nextInt();
        }
        return samples;
    }
}
