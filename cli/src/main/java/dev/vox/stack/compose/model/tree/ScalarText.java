package dev.vox.stack.compose.model.tree;

import dev.vox.yaml.YamlNode.Scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/// The text that Compose makes of a scalar: it reads numbers and flags as such, and writes them in its own way.
public final class ScalarText {
    private static final int LEAST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 21;

    private ScalarText() {}

    /// `010` is `8`, `0x1F` is `31`, `1.0` is `1`, `True` is `true`; a text is itself.
    public static String of(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> scalar.text();
            case NOTHING -> "";
            case FLAG -> scalar.text().toLowerCase(Locale.ROOT);
            case WHOLE -> whole(scalar.text());
            case NUMBER -> number(scalar.text());
        };
    }

    private static String whole(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return negative ? text : digits;
        }
        try {
            String value = prefixed(digits).toString();
            return negative && !value.equals("0") ? "-" + value : value;
        } catch (NumberFormatException notOctal) {
            return number(text);
        }
    }

    private static BigInteger prefixed(String digits) {
        return switch (digits.charAt(1)) {
            case 'x' -> new BigInteger(digits.substring(2), 16);
            case 'o' -> new BigInteger(digits.substring(2), 8);
            default -> new BigInteger(digits, 8);
        };
    }

    /// As Go prints a number: the fewest digits that tell it from its neighbours.
    private static String number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith("inf")) {
            return lower.startsWith("-") ? "-Inf" : "+Inf";
        }
        if (lower.endsWith("nan")) {
            return "NaN";
        }
        double value = Double.parseDouble(text);
        if (value == 0) {
            return text.startsWith("-") ? "-0" : "0";
        }
        if (Double.isInfinite(value)) {
            return text;
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return exponent < LEAST_EXPONENT || exponent >= LARGEST_EXPONENT
                ? scientific(decimal, exponent)
                : decimal.toPlainString();
    }

    private static String scientific(BigDecimal decimal, int exponent) {
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return "%s%s%se%s%02d"
                .formatted(
                        decimal.signum() < 0 ? "-" : "",
                        digits.charAt(0),
                        fraction,
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }
}
