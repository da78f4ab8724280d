package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.SubjectResult;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Results in Prometheus's text format 0.0.4, as the node exporter's textfile collector takes them: a summary a metric, in base units.
public final class PrometheusReport {
    private static final double[] PERCENTS = {50, 90, 95, 99};
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int PERCENT = 100;

    private final StringBuilder text = new StringBuilder();
    private final Set<String> written = new LinkedHashSet<>();

    private PrometheusReport() {}

    private record Labelled(Map<String, String> labels, Samples samples) {}

    /// The page of results.
    public static String text(List<BenchResult> results) {
        PrometheusReport report = new PrometheusReport();
        report.figures(results);
        report.runs(results);
        return report.text.toString();
    }

    private void figures(List<BenchResult> results) {
        Map<Metric, List<Labelled>> figures = new LinkedHashMap<>();
        for (BenchResult result : results) {
            for (SubjectResult subject : result.subjects()) {
                for (Figure figure : Figure.all(subject)) {
                    Map<String, String> labels = PrometheusText.labels(result, subject);
                    PrometheusText.add(labels, figure.series().labels());
                    figures.computeIfAbsent(figure.metric(), metric -> new ArrayList<>())
                            .add(new Labelled(labels, figure.samples()));
                }
            }
        }
        figures.forEach(this::metric);
    }

    private void metric(Metric metric, List<Labelled> figures) {
        String name = "vox_bench_" + metric.word() + suffix(metric.unit());
        head(name, "summary", metric.definition());
        for (Labelled figure : figures) {
            if (!written.add(name + PrometheusText.braces(figure.labels()))) {
                continue;
            }
            for (double percent : PERCENTS) {
                Map<String, String> labels = new LinkedHashMap<>(figure.labels());
                labels.put("quantile", String.valueOf(percent / PERCENT));
                line(name, labels, base(metric.unit(), figure.samples().percentile(percent)));
            }
            line(name + "_sum", figure.labels(), sum(metric.unit(), figure.samples()));
            line(name + "_count", figure.labels(), String.valueOf(figure.samples().count()));
        }
    }

    /// What Prometheus calls the base unit; a metric's own name says it where it is a ratio already.
    private static String suffix(Unit unit) {
        return switch (unit) {
            case MILLISECONDS -> "_seconds";
            case RATIO -> "_ratio";
            case COUNT -> "";
            case PER_SECOND -> "_per_second";
            case KIBIBYTES -> "_bytes";
        };
    }

    private static String base(Unit unit, long ticks) {
        return Unit.quotient(ticks, ticksPerBase(unit)).toPlainString();
    }

    private static long ticksPerBase(Unit unit) {
        return switch (unit) {
            case MILLISECONDS -> NANOS_A_SECOND;
            case KIBIBYTES -> 1;
            case RATIO, COUNT, PER_SECOND -> unit.ticks();
        };
    }

    /// Exact while every sample is kept, else by the histogram.
    private static String sum(Unit unit, Samples samples) {
        BigDecimal ticks = BigDecimal.ZERO;
        if (samples.complete()) {
            for (long value : samples.values()) {
                ticks = ticks.add(BigDecimal.valueOf(value));
            }
        } else {
            ticks = BigDecimal.valueOf(samples.histogram().getMean() * samples.count());
        }
        return String.valueOf(ticks.doubleValue() / ticksPerBase(unit));
    }

    private void runs(List<BenchResult> results) {
        head("vox_bench_partial", "gauge", "whether the run was interrupted");
        each(
                results,
                (result, labels) ->
                        line("vox_bench_partial", labels, result.partial() ? "1" : "0"));
        head("vox_bench_start_time_seconds", "gauge", "when the run began, since 1970");
        each(
                results,
                (result, labels) ->
                        line(
                                "vox_bench_start_time_seconds",
                                labels,
                                String.valueOf(result.startedAt().getEpochSecond())));
        flaws(results);
        identities(results);
    }

    private interface Run {
        void write(BenchResult result, Map<String, String> labels);
    }

    private static void each(List<BenchResult> results, Run run) {
        Set<String> seen = new LinkedHashSet<>();
        for (BenchResult result : results) {
            if (seen.add(result.scenario())) {
                Map<String, String> labels = new LinkedHashMap<>();
                labels.put("scenario", result.scenario());
                run.write(result, labels);
            }
        }
    }

    private void flaws(List<BenchResult> results) {
        head("vox_bench_flaws", "gauge", "utterances or sessions whose figures are not used");
        for (BenchResult result : results) {
            for (SubjectResult subject : result.subjects()) {
                for (Flaw flaw : subject.flaws()) {
                    Map<String, String> labels = PrometheusText.labels(result, subject);
                    labels.put("reason", flaw.reason());
                    once("vox_bench_flaws", labels, String.valueOf(flaw.count()));
                }
            }
        }
    }

    private void identities(List<BenchResult> results) {
        head("vox_bench_fingerprint_info", "gauge", "on what the figures were measured");
        for (BenchResult result : results) {
            for (SubjectResult subject : result.subjects()) {
                Map<String, String> labels = PrometheusText.labels(result, subject);
                PrometheusText.add(labels, subject.fingerprint().facts());
                once("vox_bench_fingerprint_info", labels, "1");
            }
        }
    }

    private void once(String name, Map<String, String> labels, String value) {
        if (written.add(name + PrometheusText.braces(labels))) {
            line(name, labels, value);
        }
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(PrometheusText.help(help));
        text.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, Map<String, String> labels, String value) {
        text.append(name)
                .append(PrometheusText.braces(labels))
                .append(' ')
                .append(value)
                .append('\n');
    }
}
