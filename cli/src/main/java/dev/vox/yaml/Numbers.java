package dev.vox.yaml;

import java.util.Locale;
import java.util.Optional;

/// Numbers as YAML 1.2 writes them (core schema).
final class Numbers {
    private Numbers() {}

    /// A whole number, decimal, `0o` octal or `0x` hexadecimal; empty when it is beyond 64 bits.
    static Optional<Long> whole(String text) {
        try {
            if (text.startsWith("0o")) {
                return Optional.of(Long.parseLong(text.substring(2), 8));
            }
            return text.startsWith("0x")
                    ? Optional.of(Long.parseLong(text.substring(2), 16))
                    : Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    /// A number with a fraction or an exponent; empty for `.nan` and `.inf`.
    static Optional<Double> decimal(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".nan") || lower.endsWith(".inf")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(text));
    }

    /// As a message shows it: without `.0`.
    static String shown(Number number) {
        return number.toString().replaceFirst("\\.0$", "");
    }
}
