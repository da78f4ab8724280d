package dev.vox.bench.gate;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Unit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One figure of a distribution.
public sealed interface Statistic {
    /// Those that have a name of their own, and percentiles that are often asked for; any other is written alike: `p99.9`.
    List<String> WORDS =
            List.of("min", "mean", "max", "sum", "n", "p50", "p90", "p95", "p99", "p99.9");

    /// As thresholds write it: `p95`.
    String word();

    /// Its value, in the metric's own unit; `n` is a count.
    ///
    /// @param samples at least one
    double of(Metric metric, Samples samples);

    /// What it is counted in.
    default Unit unit(Metric metric) {
        return metric.unit();
    }

    /// The statistic of a word; none for what is none, a percentile beyond 100 included.
    static Optional<Statistic> find(String word) {
        return switch (word) {
            case "n" -> Optional.of(new Count());
            case "mean" -> Optional.of(new Mean());
            case "sum" -> Optional.of(new Sum());
            case "min" -> Optional.of(new Percentile(word, 0));
            case "max" -> Optional.of(new Percentile(word, Percentile.GREATEST));
            default -> Percentile.find(word);
        };
    }

    /// How many samples there are.
    record Count() implements Statistic {
        @Override
        public String word() {
            return "n";
        }

        @Override
        public double of(Metric metric, Samples samples) {
            return samples.count();
        }

        @Override
        public Unit unit(Metric metric) {
            return Unit.COUNT;
        }
    }

    /// The sum of the samples by their number; exact when every sample is kept, else to three digits.
    record Mean() implements Statistic {
        @Override
        public String word() {
            return "mean";
        }

        @Override
        public double of(Metric metric, Samples samples) {
            return new Sum().of(metric, samples) / samples.count();
        }
    }

    /// All samples together; exact when every sample is kept, else to three digits.
    record Sum() implements Statistic {
        @Override
        public String word() {
            return "sum";
        }

        @Override
        public double of(Metric metric, Samples samples) {
            if (!samples.complete()) {
                return samples.histogram().getMean() * samples.count() / metric.unit().ticks();
            }
            double ticks = 0;
            for (long value : samples.values()) {
                ticks += value;
            }
            return ticks / metric.unit().ticks();
        }
    }

    /// A percentile by nearest rank; the least is 0, the greatest 100.
    record Percentile(String word, double percent) implements Statistic {
        private static final double GREATEST = 100;
        private static final Pattern FORM = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,4})?)");

        static Optional<Statistic> find(String word) {
            Matcher form = FORM.matcher(word);
            if (!form.matches()) {
                return Optional.empty();
            }
            double percent = Double.parseDouble(form.group(1));
            return percent > GREATEST
                    ? Optional.empty()
                    : Optional.of(new Percentile(word, percent));
        }

        @Override
        public double of(Metric metric, Samples samples) {
            return metric.unit().of(samples.percentile(percent));
        }
    }
}
