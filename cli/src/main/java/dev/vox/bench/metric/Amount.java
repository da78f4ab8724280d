package dev.vox.bench.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A value and its unit, as people read them.
public final class Amount {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);
    private static final BigDecimal ALL_DIGITS_FROM = BigDecimal.valueOf(1000);

    private Amount() {}

    /// A value in its unit, with four significant digits or all those before the point: `41.35 ms`, `0.2`, `20`, `50/s`, `131072 KiB`.
    ///
    /// @param value finite, in the unit
    public static String text(double value, Unit unit) {
        String sign = unit.sign();
        String room = sign.isEmpty() || sign.startsWith("/") ? "" : " ";
        return number(value) + room + sign;
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
