package dev.vox.voice.sound;

import dev.vox.runtime.audio.WireFormat;

import java.util.SplittableRandom;

/// Sounds that come and go at once.
final class Bursts {
    private static final int RATE = WireFormat.SAMPLE_RATE;
    private static final int LOOP = 20 * RATE;
    private static final int COUGH = RATE / 5;
    private static final int CLICK = RATE / 100;

    private Bursts() {}

    /// A burst of breath through a throat: noise behind a resonance at 500 Hz and one at 1500 Hz, loud for 40 ms and then dying away.
    static double[] cough(SplittableRandom random) {
        double[] samples = new double[COUGH];
        Resonance low = new Resonance(500, 250);
        Resonance high = new Resonance(1500, 400);
        for (int i = 0; i < COUGH; i++) {
            double time = (double) i / RATE;
            double rise = Math.min(1, time / 0.005);
            double fall = time < 0.04 ? 1 : Math.exp(-(time - 0.04) / 0.04);
            double breath = random.nextGaussian();
            samples[i] = rise * fall * (low.filter(breath) + 0.5 * high.filter(breath));
        }
        return samples;
    }

    static double[] coughs(SplittableRandom random) {
        double[] loop = new double[LOOP];
        for (int at = 2 * RATE; at < LOOP - COUGH; at += 3 * RATE + random.nextInt(2 * RATE)) {
            double[] cough = cough(random);
            System.arraycopy(cough, 0, loop, at, COUGH);
        }
        return loop;
    }

    static double[] clicks(SplittableRandom random) {
        double[] loop = new double[LOOP];
        for (int at = 0; at < LOOP - CLICK; at += RATE / 10 + random.nextInt(RATE / 2)) {
            double decay = 0.0005 + 0.001 * random.nextDouble();
            double loudness = 0.5 + 0.5 * random.nextDouble();
            for (int i = 0; i < CLICK; i++) {
                loop[at + i] += loudness * random.nextGaussian() * Math.exp(-i / (decay * RATE));
            }
        }
        return loop;
    }

    /// A two-pole resonance (J. O. Smith, "Introduction to Digital Filters", appendix B).
    private static final class Resonance {
        private final double a1;
        private final double a2;
        private final double gain;
        private double y1;
        private double y2;

        Resonance(double frequency, double bandwidth) {
            double radius = Math.exp(-Math.PI * bandwidth / RATE);
            a1 = 2 * radius * Math.cos(2 * Math.PI * frequency / RATE);
            a2 = -radius * radius;
            gain = 1 - radius;
        }

        double filter(double x) {
            double y = gain * x + a1 * y1 + a2 * y2;
            y2 = y1;
            y1 = y;
            return y;
        }
    }
}
