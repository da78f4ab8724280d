package dev.vox.bench.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// A value and its unit, as people read them.
///
/// In a column of a table it has three significant digits, zeros at the end included, so that points stand below each other. On its own,
/// beside a bound or the value it is compared with, it has four: two that differ by a little are told apart by them.
public final class Amount {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    private static final BigDecimal ALL_DIGITS_FROM = BigDecimal.valueOf(1000);
    private static final double LEAST_OF_A_COLUMN = 0.00001;

    private Amount() {}

    /// A value in its unit, with four significant digits or all those before the point: `41.35 ms`, `0.2`, `20`, `50/s`, `131072 KiB`.
    ///
    /// @param value finite, in the unit
    public static String text(double value, Unit unit) {
        return number(value) + sign(unit);
    }

    /// A number of ticks in its unit, without its sign, with three significant digits or all those before the point: `12.0`.
    public static String column(long ticks, Unit unit) {
        double value = unit.of(ticks);
        double size = Math.abs(value);
        if (size == 0 || (unit == Unit.COUNT && value == Math.rint(value))) {
            return String.format(Locale.ROOT, "%.0f", size == 0 ? 0.0 : value);
        }
        if (size < LEAST_OF_A_COLUMN) {
            return "<0.00001";
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// The same with its unit's sign: `12.0 ms`.
    public static String signedColumn(long ticks, Unit unit) {
        return column(ticks, unit) + sign(unit);
    }

    private static String sign(Unit unit) {
        String sign = unit.sign();
        return sign.isEmpty() || sign.startsWith("/") ? sign : " " + sign;
    }

    private static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded =
                exact.abs().compareTo(ALL_DIGITS_FROM) >= 0
                        ? exact.setScale(0, RoundingMode.HALF_UP)
                        : exact.round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
