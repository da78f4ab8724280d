package dev.vox.bench.gate;

import dev.vox.bench.metric.Unit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The units in which a value of a unit may be written.
///
/// @param scales by what a number is multiplied to be one of the unit, by the sign behind it; an empty sign for none
record UnitSigns(Map<String, BigDecimal> scales) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal BINARY = BigDecimal.valueOf(1024);
    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    static UnitSigns of(Unit unit) {
        Map<String, BigDecimal> scales = new LinkedHashMap<>();
        switch (unit) {
            case MILLISECONDS -> {
                scales.put("ms", BigDecimal.ONE);
                scales.put("s", THOUSAND);
                scales.put("us", THOUSANDTH);
                scales.put("µs", THOUSANDTH);
            }
            case RATIO, COUNT -> scales.put("", BigDecimal.ONE);
            case PER_SECOND -> {
                scales.put("", BigDecimal.ONE);
                scales.put("/s", BigDecimal.ONE);
            }
            case KIBIBYTES -> {
                scales.put("KiB", BigDecimal.ONE);
                scales.put("MiB", BINARY);
                scales.put("GiB", BINARY.multiply(BINARY));
            }
        }
        return new UnitSigns(scales);
    }

    /// A number with a sign, in the unit; none when the sign is of another.
    OptionalDouble value(String number, String sign) {
        BigDecimal scale = scales.get(sign);
        return scale == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BigDecimal(number).multiply(scale).doubleValue());
    }

    /// What is wrong with a sign that is not among them.
    ///
    /// @param figure whose value it is
    String problem(String figure, String sign) {
        List<String> signs = scales.keySet().stream().filter(each -> !each.isEmpty()).toList();
        if (signs.isEmpty()) {
            return "%s has no unit: leave '%s' out".formatted(figure, sign);
        }
        return "%s is counted in %s; %s"
                .formatted(
                        figure,
                        String.join(", ", signs),
                        sign.isEmpty() ? "the unit is missing" : "not in '%s'".formatted(sign));
    }
}
