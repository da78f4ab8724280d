package dev.vox.bench.gate;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.Series;
import dev.vox.profile.Objective;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// A statement about a figure: `METRIC[{LABEL=VALUE,…}].STATISTIC OPERATOR VALUE[UNIT]`.
///
/// | text | says |
/// |---|---|
/// | `first_audible.p95 > 300ms` | the 95th percentile is above 300 ms |
/// | `first_audible{words=10}.p50 >= 0.2s` | of the series with this label, the median is 200 ms or more |
/// | `rtf.max > 0.5` | a ratio has no unit |
/// | `sessions_at_slo.min < 20` | nor has a count |
///
/// @param text as it was written, or as it would be
/// @param labels that a series must have; it may have others
/// @param bound in the unit of the statistic
public record Threshold(
        String text,
        Metric metric,
        Map<String, String> labels,
        Statistic statistic,
        Operator operator,
        double bound) {
    public Threshold {
        labels = new LinkedHashMap<>(labels);
    }

    /// Reads a threshold.
    ///
    /// @throws MalformedThreshold with every mistake
    public static Threshold parse(String text) throws MalformedThreshold {
        return new ThresholdReader(text).read();
    }

    /// What an objective demands: `first_audible.p95 <= 300ms`.
    ///
    /// @throws MalformedThreshold when it names a metric or a statistic that there is none of
    public static Threshold of(Objective objective) throws MalformedThreshold {
        String unit = Metric.find(objective.metric()).map(each -> each.unit().sign()).orElse("");
        String most = BigDecimal.valueOf(objective.most()).stripTrailingZeros().toPlainString();
        return parse(
                "%s.%s <= %s%s".formatted(objective.metric(), objective.statistic(), most, unit));
    }

    /// Whether it speaks of a series.
    public boolean matches(Series series) {
        return series.metric() == metric
                && series.labels().entrySet().containsAll(labels.entrySet());
    }

    /// The value of its statistic, in the statistic's unit.
    ///
    /// @param samples at least one
    public double measured(Samples samples) {
        return statistic.of(metric, samples);
    }

    /// Whether what it says is true of some samples.
    ///
    /// @param samples at least one
    public boolean isTrue(Samples samples) {
        return operator.test(measured(samples), bound);
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }
}
