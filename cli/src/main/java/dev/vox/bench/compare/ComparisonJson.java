package dev.vox.bench.compare;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.metric.Unit;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// A comparison and its thresholds as JSON; [ComparisonReader] reads it again. A ratio that is infinite is `null`.
public final class ComparisonJson {
    private ComparisonJson() {}

    /// The root of the document.
    public static Map<String, @Nullable Object> root(ComparisonReport report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("passed", report.passed());
        root.put("unsound", report.unsound());
        root.put(
                "comparisons",
                report.comparisons().stream().map(ComparisonJson::comparison).toList());
        root.put("thresholds", report.gates().stream().map(ComparisonJson::gate).toList());
        return root;
    }

    private static Map<String, @Nullable Object> comparison(Comparison comparison) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("scenario", comparison.scenario());
        root.put("a", comparison.a());
        root.put("b", comparison.b());
        root.put("inTurns", comparison.inTurns());
        root.put("threshold", comparison.rule().threshold());
        root.put("regression", comparison.regression());
        root.put("differences", comparison.differences());
        root.put("notes", comparison.notes());
        root.put("onlyA", comparison.onlyA());
        root.put("onlyB", comparison.onlyB());
        root.put("series", comparison.series().stream().map(ComparisonJson::series).toList());
        return root;
    }

    private static Map<String, @Nullable Object> series(SeriesComparison each) {
        Unit unit = each.metric().unit();
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("series", each.title());
        root.put("metric", each.metric().word());
        root.put("unit", unit.sign());
        root.put("statistic", each.ratio().ofMeans() ? "mean" : "median");
        root.put("a", each.a());
        root.put("b", each.b());
        root.put("samplesA", each.samplesOfA());
        root.put("samplesB", each.samplesOfB());
        root.put("ratio", each.ratio().value());
        root.put("ratioLow", each.ratio().low());
        root.put("ratioHigh", each.ratio().high());
        root.put("p", each.p());
        root.put("verdict", each.verdict());
        root.put("reason", each.reason().isEmpty() ? null : each.reason());
        return root;
    }

    private static Map<String, @Nullable Object> gate(GateVerdict verdict) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("threshold", verdict.demand());
        root.put("kind", verdict.kind());
        root.put("scenario", verdict.scenario());
        root.put("subject", verdict.subject());
        root.put("series", verdict.series());
        root.put("measured", verdict.measured().map(GateVerdict.Measured::value));
        root.put("unit", verdict.measured().map(measured -> measured.unit().sign()));
        root.put("samples", verdict.measured().map(GateVerdict.Measured::n));
        root.put("outcome", verdict.outcome());
        root.put("reason", verdict.reason().isEmpty() ? null : verdict.reason());
        return root;
    }
}
