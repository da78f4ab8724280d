package dev.vox.bench.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a measured value and a bound are compared.
public enum Operator {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<=");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /// As thresholds write it.
    public String sign() {
        return sign;
    }

    /// Whether `measured sign bound` is true.
    public boolean test(double measured, double bound) {
        return switch (this) {
            case ABOVE -> measured > bound;
            case AT_LEAST -> measured >= bound;
            case BELOW -> measured < bound;
            case AT_MOST -> measured <= bound;
        };
    }

    static Optional<Operator> find(String sign) {
        return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
    }

    static List<String> signs() {
        return Arrays.stream(values()).map(Operator::sign).toList();
    }
}
