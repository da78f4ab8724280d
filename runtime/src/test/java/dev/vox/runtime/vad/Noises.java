package dev.vox.runtime.vad;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// What is heard and is not the user: made from numbers alone, the same for the same seed.
final class Noises {
    private Noises() {}

    /// The mains: its frequency and harmonics up to 1 kHz, falling by 4 dB each, at a level in dBFS.
    static Sound hum(double mains, double seconds, double level) {
        Sound sum = Sound.silence(seconds);
        for (int harmonic = 1; harmonic * mains <= 1000; harmonic++) {
            double frequency = harmonic * mains;
            double amplitude = Math.pow(10, -4 * (harmonic - 1) / 20.0);
            double phase = harmonic * 1.3;
            sum.add(
                    made(
                            seconds,
                            i ->
                                    1e4
                                            * amplitude
                                            * Math.sin(
                                                    2 * Math.PI * frequency * i / Sound.RATE
                                                            + phase)),
                    0,
                    1);
        }
        return sum.at(level);
    }

    static Sound tone(double frequency, double seconds, double level) {
        return made(seconds, i -> 1e4 * Math.sin(2 * Math.PI * frequency * i / Sound.RATE))
                .at(level);
    }

    static Sound white(double seconds, double level, long seed) {
        Random random = new Random(seed);
        return made(seconds, i -> 1e3 * random.nextGaussian()).at(level);
    }

    /// 1/f, by Voss and McCartney: sixteen generators, each half as fast as the one before.
    static Sound pink(double seconds, double level, long seed) {
        Random random = new Random(seed);
        double[] rows = new double[16];
        double[] sum = new double[1];
        return made(
                        seconds,
                        i -> {
                            int row =
                                    Math.min(rows.length - 1, Integer.numberOfTrailingZeros(i + 1));
                            double fresh = random.nextGaussian();
                            sum[0] += fresh - rows[row];
                            rows[row] = fresh;
                            return 300 * (sum[0] + random.nextGaussian());
                        })
                .at(level);
    }

    /// Voices one over the other, half of them backwards, at a level in dBFS.
    static Sound babble(int voices, double seconds, double level, long seed) {
        Random random = new Random(seed);
        Sound sum = Sound.silence(seconds);
        for (int voice = 0; voice < voices; voice++) {
            for (double at = -random.nextDouble(3); at < seconds; ) {
                Sound phrase =
                        Spoken.said(Spoken.ANSWERS.get(random.nextInt(Spoken.ANSWERS.size())))
                                .at(-26);
                sum.add(voice % 2 == 0 ? phrase : phrase.reversed(), at, 1);
                at += phrase.seconds() + random.nextDouble(0.5);
            }
        }
        return sum.at(level);
    }

    /// Bursts of noise of a few milliseconds, each with a peak at a level in dBFS, on average so many a second.
    static Sound clicks(double seconds, double level, double rate, long seed) {
        Random random = new Random(seed);
        Sound sum = Sound.silence(seconds);
        for (double at = 0; at < seconds; at += 2 * random.nextDouble() / rate) {
            sum.add(burst(0.001 + random.nextDouble(0.004), level, random), at, 1);
        }
        return sum;
    }

    /// Keys that are pressed and let go, five a second, the quicker ones overlapping.
    static Sound keyboard(double seconds, double level, long seed) {
        Random random = new Random(seed);
        Sound sum = Sound.silence(seconds);
        for (double at = 0; at < seconds; at += 0.08 + random.nextDouble(0.24)) {
            sum.add(burst(0.003, level, random), at, 1);
            sum.add(burst(0.006, level - 8, random), at + 0.06 + random.nextDouble(0.05), 1);
        }
        return sum;
    }

    /// A fist on the table: 60 Hz that dies away within a tenth of a second.
    static Sound thump(double level) {
        double peak = 32_768 * Math.pow(10, level / 20);
        return made(
                0.3,
                i -> {
                    double time = (double) i / Sound.RATE;
                    return peak * Math.sin(2 * Math.PI * 60 * time) * Math.exp(-time / 0.04);
                });
    }

    /// Noise that begins at once and dies away within a fifth of a second, with the resonance of a throat.
    static Sound cough(double level, long seed) {
        Random random = new Random(seed);
        double[] state = new double[2];
        return made(
                        0.28,
                        i -> {
                            double time = (double) i / Sound.RATE;
                            double noise = random.nextGaussian() * Math.exp(-time / 0.07);
                            double next = noise + 1.5 * state[0] - 0.8 * state[1];
                            state[1] = state[0];
                            state[0] = next;
                            return 1e3 * next;
                        })
                .at(level);
    }

    /// A burst that dies away: `length` seconds to a third.
    private static Sound burst(double length, double level, Random random) {
        double peak = 32_768 * Math.pow(10, level / 20);
        return made(
                6 * length,
                i ->
                        peak
                                * Math.clamp(random.nextGaussian() / 2, -1, 1)
                                * Math.exp(-i / (length * Sound.RATE)));
    }

    private static Sound made(double seconds, IntToDoubleFunction samples) {
        float[] made = new float[(int) Math.round(seconds * Sound.RATE)];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) samples.applyAsDouble(i);
        }
        return new Sound(made);
    }
}
