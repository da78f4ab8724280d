package dev.vox.bench.compare;

import dev.vox.bench.metric.Amount;

import java.util.Locale;

/// A change as people read it.
final class ChangeText {
    private static final double LEAST_P = 0.0001;
    private static final double PERCENT = 100;

    private ChangeText() {}

    /// A median: `41.35 ms`; or a mean, and that it is one.
    static String middle(SeriesComparison each, double value) {
        String text = Amount.text(value, each.metric().unit());
        return each.ratio().ofMeans() ? "mean " + text : text;
    }

    /// A ratio as a change: `+5.0 %`.
    static String change(double ratio) {
        return Double.isInfinite(ratio) ? "from nothing" : percent(ratio) + " %";
    }

    /// The interval of a ratio: `+4.1 … +5.9 %`.
    static String interval(Ratio ratio) {
        if (Double.isInfinite(ratio.low())) {
            return "";
        }
        String high = Double.isInfinite(ratio.high()) ? "∞" : percent(ratio.high());
        return percent(ratio.low()) + " … " + high + " %";
    }

    private static String percent(double ratio) {
        String text = String.format(Locale.ROOT, "%+.1f", (ratio - 1) * PERCENT);
        return text.equals("-0.0") ? "+0.0" : text;
    }

    /// A probability: `0.032`, `<0.0001`.
    static String p(double p) {
        return p < LEAST_P ? "<0.0001" : String.format(Locale.ROOT, p < 0.01 ? "%.4f" : "%.2f", p);
    }

    /// How many samples: `200`, or `200, 180` where the sides have not the same.
    static String n(SeriesComparison each) {
        return each.samplesOfA() == each.samplesOfB()
                ? Long.toString(each.samplesOfA())
                : each.samplesOfA() + ", " + each.samplesOfB();
    }
}
