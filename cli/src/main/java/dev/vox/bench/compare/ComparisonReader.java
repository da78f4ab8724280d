package dev.vox.bench.compare;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.Fingerprint.Difference;
import dev.vox.json.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads what [ComparisonJson] wrote, so that it comes out the same in every form. What is wrong is noted.
public final class ComparisonReader {
    private ComparisonReader() {}

    /// The report of an object.
    public static ComparisonReport report(JsonNode node) {
        return new ComparisonReport(
                node.textItems("unsound"),
                node.nodes("thresholds").stream().map(ComparisonReader::gate).toList(),
                node.nodes("comparisons").stream().map(ComparisonReader::comparison).toList());
    }

    private static Comparison comparison(JsonNode node) {
        return new Comparison(
                node.text("scenario"),
                node.text("a"),
                node.text("b"),
                node.flag("inTurns"),
                rule(node),
                node.nodes("differences").stream().map(ComparisonReader::difference).toList(),
                series(node),
                node.textItems("onlyA"),
                node.textItems("onlyB"),
                node.textItems("notes"));
    }

    private static Rule rule(JsonNode node) {
        double threshold = node.number("threshold");
        if (threshold >= 0 && threshold < 1) {
            return new Rule(threshold);
        }
        node.mistake("threshold", "this is not from 0 to below 1");
        return Rule.apart();
    }

    private static Difference difference(JsonNode node) {
        return new Difference(node.text("fact"), node.text("one"), node.text("other"));
    }

    private static List<SeriesComparison> series(JsonNode node) {
        List<SeriesComparison> all = new ArrayList<>();
        for (JsonNode each : node.nodes("series")) {
            Metric.find(each.text("metric"))
                    .ifPresentOrElse(
                            metric -> all.add(series(each, metric)),
                            () -> each.mistake("metric", "there is no such metric"));
        }
        return all;
    }

    private static SeriesComparison series(JsonNode node, Metric metric) {
        return new SeriesComparison(
                node.text("series"),
                metric,
                node.number("a"),
                node.number("b"),
                node.whole("samplesA"),
                node.whole("samplesB"),
                new Ratio(
                        ratio(node, "ratio"),
                        ratio(node, "ratioLow"),
                        ratio(node, "ratioHigh"),
                        node.text("statistic").equals("mean")),
                node.number("p"),
                node.word("verdict", Verdict.class),
                reason(node));
    }

    private static double ratio(JsonNode node, String key) {
        return node.value().get(key).isPresent() ? node.number(key) : Double.POSITIVE_INFINITY;
    }

    private static String reason(JsonNode node) {
        return Optional.ofNullable(node.optionalText("reason")).orElse("");
    }

    private static GateVerdict gate(JsonNode node) {
        return new GateVerdict(
                node.text("threshold"),
                node.word("kind", GateVerdict.Kind.class),
                node.text("scenario"),
                node.text("subject"),
                node.text("series"),
                measured(node),
                node.word("outcome", GateVerdict.Outcome.class),
                reason(node));
    }

    private static GateVerdict.@Nullable Measured measured(JsonNode node) {
        if (node.value().get("measured").isEmpty()) {
            return null;
        }
        return new GateVerdict.Measured(
                node.number("measured"), unit(node), node.value().whole("samples").orElse(0L));
    }

    /// A ratio and a count have no sign and read alike.
    private static Unit unit(JsonNode node) {
        String sign = node.text("unit");
        Optional<Unit> unit =
                Arrays.stream(Unit.values()).filter(each -> each.sign().equals(sign)).findFirst();
        if (unit.isEmpty()) {
            node.mistake("unit", "there is no such unit");
        }
        return unit.orElse(Unit.COUNT);
    }
}
