package dev.vox.runtime.vad;

import java.util.Arrays;

/// The way from the client's loudspeaker to its microphone: how late and how loud our voice comes back, learned by listening.
final class EchoPath {
    static float SHAPE = 4, SCORE = 5, MARGIN = 6, SHARE = 0.5f, BANDSHARE = 0.4f;
    static boolean TRACE;

    /// Delays that are tried, in slots of 10 ms; the first are before the sound, since clocks are guessed.
    private static final int FIRST_DELAY = -4;

    private static final int DELAYS = 68;

    private static final float MOST_GAIN = 3;
    private static final float QUIETEST = -80;
    private static final float MISMATCH = 10;
    private static final float OVER_NOISE = 6;
    private static final float UNDER_LOUDEST = 35;

    private final BandFloors floors = new BandFloors(0.1f);
    private final boolean[] active = new boolean[Spectrum.BANDS];
    private final float[] score = new float[DELAYS];
    private final float[] distance = new float[DELAYS];
    private final float[] gain = new float[DELAYS];
    private final int[] seen = new int[DELAYS];
    private final float[] coupling = new float[Spectrum.BANDS];
    private int learned;
    private int best = -1;
    private int count;

    EchoPath() {
        Arrays.fill(score, MISMATCH);
    }

    boolean explains(float[] heard, PlayedVoice played, long slot) {
        count = activate(heard);
        floors.hear(heard);
        if (count < 3) {
            return false;
        }
        boolean anything = compare(heard, played, slot);
        if (!anything) {
            return false;
        }
        best = choose();
        boolean shaped = score[best] < SCORE && nearest() < SHAPE && gain[best] < MOST_GAIN;
        if (shaped) {
            learn(heard, played, slot);
        }
        boolean e = shaped || learned >= 5 && isWithin(heard, played, slot);
        if (TRACE)
            System.out.printf(
                    "  count %d best %d score %.1f dist %.1f gain %.1f learned %d shaped %b ->"
                            + " %b%n",
                    count,
                    best + FIRST_DELAY,
                    score[best],
                    distance[best],
                    gain[best],
                    learned,
                    shaped,
                    e);
        return e;
    }

    private int activate(float[] heard) {
        float loudest = Spectrum.SILENT;
        for (float level : heard) {
            loudest = Math.max(loudest, level);
        }
        int number = 0;
        for (int band = 0; band < heard.length; band++) {
            active[band] =
                    heard[band] > floors.level(band) + OVER_NOISE
                            && heard[band] > loudest - UNDER_LOUDEST
                            && heard[band] > -85;
            number += active[band] ? 1 : 0;
        }
        return number;
    }

    private boolean compare(float[] heard, PlayedVoice played, long slot) {
        boolean anything = false;
        for (int delay = 0; delay < DELAYS; delay++) {
            float[] reference = played.at(slot - delay - FIRST_DELAY);
            float now = MISMATCH;
            if (reference != null) {
                anything = true;
                now = distance(heard, reference, delay);
            }
            distance[delay] = now;
        }
        if (!anything) {
            return false;
        }
        for (int delay = 0; delay < DELAYS; delay++) {
            seen[delay]++;
            score[delay] += (distance[delay] - score[delay]) * Math.max(0.15f, 1f / seen[delay]);
        }
        return true;
    }

    private float distance(float[] heard, float[] reference, int delay) {
        float sum = 0;
        for (int band = 0; band < heard.length; band++) {
            if (active[band]) {
                sum += heard[band] - Math.max(QUIETEST, reference[band]);
            }
        }
        float mean = sum / count;
        gain[delay] = seen[delay] == 0 ? mean : gain[delay] + 0.2f * (mean - gain[delay]);
        float off = 0;
        for (int band = 0; band < heard.length; band++) {
            if (active[band]) {
                float difference = heard[band] - Math.max(QUIETEST, reference[band]);
                off += Math.min(MISMATCH, Math.abs(difference - gain[delay]));
            }
        }
        return off / count;
    }

    private int choose() {
        int choice = best < 0 ? 0 : best;
        for (int delay = 0; delay < DELAYS; delay++) {
            if (score[delay] < score[choice] - (choice == best ? 0.3f : 0)) {
                choice = delay;
            }
        }
        return choice;
    }

    private float nearest() {
        float least = distance[best];
        least = best > 0 ? Math.min(least, distance[best - 1]) : least;
        return best < DELAYS - 1 ? Math.min(least, distance[best + 1]) : least;
    }

    private void learn(float[] heard, PlayedVoice played, long slot) {
        float[] reference = played.at(slot - best - FIRST_DELAY);
        if (reference == null) {
            return;
        }
        for (int band = 0; band < heard.length; band++) {
            if (learned == 0) {
                coupling[band] = gain[best];
            }
            if (active[band]) {
                float difference = heard[band] - Math.max(QUIETEST, reference[band]);
                coupling[band] += 0.15f * (difference - coupling[band]);
            }
        }
        learned++;
    }

    private boolean isWithin(float[] heard, PlayedVoice played, long slot) {
        float whole = 0;
        float over = 0;
        int exceeding = 0;
        for (int band = 0; band < heard.length; band++) {
            if (!active[band]) {
                continue;
            }
            float expected = expected(played, slot, band) + MARGIN;
            float power = (float) Math.pow(10, heard[band] / 10);
            whole += power;
            if (heard[band] > expected) {
                exceeding++;
                over += power - (float) Math.pow(10, expected / 10);
            }
        }
        if (TRACE)
            System.out.printf(
                    "   within: over %.2f exceeding %d/%d%n", over / whole, exceeding, count);
        return over < SHARE * whole && exceeding <= Math.max(2, BANDSHARE * count);
    }

    private float expected(PlayedVoice played, long slot, int band) {
        float most = Spectrum.SILENT;
        for (int delay = best - 1; delay <= best + 1; delay++) {
            float[] reference = played.at(slot - delay - FIRST_DELAY);
            if (reference != null) {
                most = Math.max(most, reference[band] + coupling[band]);
            }
        }
        return most;
    }
}
