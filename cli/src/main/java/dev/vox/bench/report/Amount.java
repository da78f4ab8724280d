package dev.vox.bench.report;

import dev.vox.bench.metric.Unit;

import java.util.Locale;

/// Figures as people read them: three significant digits, more only before the point.
final class Amount {
    private static final double LEAST = 0.00001;

    private Amount() {}

    /// A number of ticks in its unit, without its sign: `12.3`.
    static String number(Unit unit, long ticks) {
        double value = unit.of(ticks);
        double size = Math.abs(value);
        if (size == 0 || (unit == Unit.COUNT && value == Math.rint(value))) {
            return String.format(Locale.ROOT, "%.0f", size == 0 ? 0.0 : value);
        }
        if (size < LEAST) {
            return "<0.00001";
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// A number of ticks with its unit's sign: `12.3 ms`.
    static String of(Unit unit, long ticks) {
        String sign = unit.sign();
        return number(unit, ticks) + (sign.isEmpty() || sign.startsWith("/") ? sign : " " + sign);
    }
}
