package dev.vox.bench.metric;

import java.math.BigDecimal;

/// What a figure is counted in. Samples are whole ticks, so that a histogram can hold them.
public enum Unit {
    /// Milliseconds; a tick is a nanosecond.
    MILLISECONDS("ms", 1_000_000),
    /// A ratio; a tick is a millionth.
    RATIO("", 1_000_000),
    /// A number of things.
    COUNT("", 1),
    /// Things a second; a tick is a thousandth.
    PER_SECOND("/s", 1_000),
    /// Kibibytes (1024 bytes); a tick is a byte.
    KIBIBYTES("KiB", 1_024);

    private final String sign;
    private final long ticks;

    Unit(String sign, long ticks) {
        this.sign = sign;
        this.ticks = ticks;
    }

    /// As it stands behind a number: `ms`; empty for what has none.
    public String sign() {
        return sign;
    }

    /// How many ticks are one of it.
    public long ticks() {
        return ticks;
    }

    /// A number of ticks in this unit.
    public double of(long ticks) {
        return (double) ticks / this.ticks;
    }

    /// The same, exactly, without zeros at its end.
    public BigDecimal exactly(long ticks) {
        return quotient(ticks, this.ticks);
    }

    /// So many ticks in something else that is so many of them, exactly, without zeros at its end.
    ///
    /// @param size a product of twos and fives, or there would be no end
    public static BigDecimal quotient(long ticks, long size) {
        if (ticks % size == 0) {
            return BigDecimal.valueOf(ticks / size);
        }
        BigDecimal exact = BigDecimal.valueOf(ticks).divide(BigDecimal.valueOf(size));
        return new BigDecimal(exact.stripTrailingZeros().toPlainString());
    }

    /// A value of this unit in ticks, to the nearest.
    public long toTicks(double value) {
        return Math.round(value * ticks);
    }
}
