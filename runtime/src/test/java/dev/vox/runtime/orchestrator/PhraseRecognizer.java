package dev.vox.runtime.orchestrator;

import dev.vox.runtime.asr.Recognition;
import dev.vox.runtime.asr.Recognizer;
import dev.vox.runtime.asr.Transcript;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Knows a few phrases as kevin16 says them, and tells which one it hears by the rise and fall of its level.
final class PhraseRecognizer implements Recognizer {
    private static final int WINDOW = 160;
    private static final double ALIKE = 0.8;

    private final Map<String, double[]> phrases = new LinkedHashMap<>();

    PhraseRecognizer(String... phrases) {
        for (String phrase : phrases) {
            this.phrases.put(phrase, levels(Kevin.says(phrase), Kevin.says(phrase).length));
        }
    }

    @Override
    public String name() {
        return "phrases";
    }

    @Override
    public void prepare() {}

    @Override
    public Recognition begin(Consumer<Transcript> partials) {
        return new Recognition() {
            private final short[] heard = new short[60 * Kevin.RATE];
            private int length;

            @Override
            public void hear(short[] samples) {
                System.arraycopy(samples, 0, heard, length, samples.length);
                length += samples.length;
            }

            @Override
            public Transcript finish(Duration deadline) {
                return new Transcript(closest(levels(heard, length)), true);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}

    private String closest(double[] heard) {
        String closest = "";
        double best = ALIKE;
        for (Map.Entry<String, double[]> phrase : phrases.entrySet()) {
            double likeness = likeness(heard, phrase.getValue());
            if (likeness > best) {
                best = likeness;
                closest = phrase.getKey();
            }
        }
        return closest;
    }

    /// The best correlation of a phrase with what was heard, wherever in it the phrase lies.
    private static double likeness(double[] heard, double[] phrase) {
        double best = 0;
        double power = power(heard, 0, heard.length) * power(phrase, 0, phrase.length);
        for (int shift = 0; shift <= heard.length - phrase.length; shift++) {
            double product = 0;
            for (int i = 0; i < phrase.length; i++) {
                product += heard[shift + i] * phrase[i];
            }
            best = Math.max(best, product / Math.sqrt(power));
        }
        return best;
    }

    private static double power(double[] levels, int from, int to) {
        double power = 1e-9;
        for (int i = from; i < to; i++) {
            power += levels[i] * levels[i];
        }
        return power;
    }

    private static double[] levels(short[] samples, int length) {
        double[] levels = new double[length / WINDOW];
        for (int i = 0; i < levels.length; i++) {
            double energy = 0;
            for (int at = i * WINDOW; at < (i + 1) * WINDOW; at++) {
                energy += (double) samples[at] * samples[at];
            }
            levels[i] = Math.sqrt(energy / WINDOW);
        }
        return levels;
    }
}
