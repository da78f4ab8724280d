package dev.vox.runtime.vad;

import java.util.Arrays;

/// The amplitude of the noise: a percentile of the frames that were heard last, and how far the noise rises over it.
final class NoiseFloor {
    /// Noise, babble of four voices included, lies within 12 dB between its percentile and this one; one voice does not.
    private static final double TOP_PERCENTILE = 90;

    private static final double MOST_SPREAD = 4;

    /// Before so many frames were heard, it may rise to twice what it seldom exceeded in them.
    private static final int KNOWN = 50;

    private final VadSettings.NoiseGate gate;
    private final float[] window;
    private final float[] sorted;
    private int count;
    private int position;
    private int untilUpdate = 1;
    private double floor;
    private double top;

    NoiseFloor(VadSettings.NoiseGate gate) {
        this.gate = gate;
        this.window = new float[gate.windowSize()];
        this.sorted = new float[gate.windowSize()];
        this.floor = least();
        this.top = floor;
    }

    /// Takes the amplitude of one more frame.
    void hear(float amplitude) {
        if (!gate.enabled()) {
            return;
        }
        window[position] = amplitude;
        position = (position + 1) % window.length;
        count = Math.min(count + 1, window.length);
        if (--untilUpdate == 0) {
            untilUpdate = gate.updateInterval();
            update();
        }
    }

    /// Root mean square, 0–32767; what the least threshold stands for, at least.
    double amplitude() {
        return floor;
    }

    /// What the noise seldom exceeds, as an amplitude: what was so when only noise was heard last, since speech has quiet in it.
    double top() {
        return top;
    }

    private void update() {
        System.arraycopy(window, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        floor = Math.max(least(), sorted(gate.percentile()));
        double high = Math.max(least(), sorted(TOP_PERCENTILE));
        if (high < MOST_SPREAD * floor) {
            top = count < KNOWN ? 2 * high : high;
        }
    }

    private float sorted(double percentile) {
        return sorted[(int) Math.min(count - 1, Math.floor(percentile / 100 * count))];
    }

    private double least() {
        return gate.minThreshold() / gate.thresholdMultiplier();
    }
}
