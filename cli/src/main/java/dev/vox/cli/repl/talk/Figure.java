package dev.vox.cli.repl.talk;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/// Figures as programs read them.
final class Figure {
    private Figure() {}

    /// Milliseconds to the microsecond; null stays null.
    static @Nullable BigDecimal millis(@Nullable Duration time) {
        if (time == null) {
            return null;
        }
        BigDecimal exact =
                BigDecimal.valueOf(time.toNanos(), 6)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return exact.setScale(Math.max(0, exact.scale()), RoundingMode.UNNECESSARY);
    }
}
