package dev.vox.bench.report.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// Numbers at which an axis is marked: 1, 2 or 5 times a power of ten apart.
public final class RoundTicks {
    private static final double NEARLY = 1e-9;

    private RoundTicks() {}

    /// The distance between marks, so that there are at most so many of them.
    ///
    /// @param span that they cover, more than 0
    /// @param most of them, 1 or more
    public static double step(double span, int most) {
        double rough = span / most;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - NEARLY)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// The marks within a range, both ends included.
    public static List<Double> within(double low, double high, int most) {
        if (!(high > low)) {
            return List.of(low);
        }
        double step = step(high - low, most);
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - NEARLY);
        long last = (long) Math.floor(high / step + NEARLY);
        for (long at = first; at <= last; at++) {
            ticks.add(clean(at * step));
        }
        return ticks;
    }

    /// The marks of a logarithmic axis: powers of ten, with 2 and 5 between them where there are few.
    public static List<Double> logarithmic(double low, double high) {
        int[] factors = high / low > 1_000 ? new int[] {1} : new int[] {1, 2, 5};
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
            for (int factor : factors) {
                double tick = clean(factor * Math.pow(10, power));
                if (tick >= low * (1 - NEARLY) && tick <= high * (1 + NEARLY)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /// A mark as text: no more digits than it has.
    public static String text(double tick) {
        BigDecimal exact = new BigDecimal(clean(tick), new MathContext(6));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private static double clean(double value) {
        return new BigDecimal(value, new MathContext(12)).doubleValue();
    }
}
