package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.LevelCurve;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.result.Waterfall;
import dev.vox.json.JsonNode;
import dev.vox.json.JsonValue;
import dev.vox.text.Nearest;

import org.HdrHistogram.Histogram;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;

/// A result of its JSON object. What is wrong is noted at its node.
final class ResultReader {
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    private ResultReader() {}

    static BenchResult result(JsonNode node) {
        return new BenchResult(
                node.text("scenario"),
                node.text("kind"),
                node.texts("parameters"),
                node.instant("startedAt"),
                node.millis("tookMs"),
                node.flag("partial"),
                node.nodes("subjects").stream().map(ResultReader::subject).toList());
    }

    private static SubjectResult subject(JsonNode node) {
        return new SubjectResult(
                node.text("subject"),
                new Fingerprint(node.texts("fingerprint")),
                series(node),
                node.nodes("flaws").stream()
                        .map(flaw -> new Flaw(flaw.text("reason"), flaw.whole("count")))
                        .toList(),
                node.optionalNode("overhead").map(ResultReader::overhead).orElse(null),
                node.nodes("waterfalls").stream().map(ResultReader::course).toList(),
                node.nodes("levels").stream().map(ResultReader::levels).toList(),
                node.nodes("steps").stream().map(ResultReader::step).toList());
    }

    private static List<Series> series(JsonNode node) {
        List<Series> all = new ArrayList<>();
        for (JsonNode each : node.nodes("series")) {
            Optional<Metric> metric = metric(each);
            metric.flatMap(known -> samples(each, known))
                    .map(samples -> new Series(metric.get(), each.texts("labels"), samples))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Metric> metric(JsonNode node) {
        String word = node.text("metric");
        Optional<Metric> metric = Metric.find(word);
        if (metric.isEmpty() && !word.isEmpty()) {
            String meant =
                    Nearest.to(word, Metric.words())
                            .map("; did you mean '%s'?"::formatted)
                            .orElse("");
            node.mistake("metric", "unknown metric '%s'%s".formatted(word, meant));
        }
        return metric;
    }

    private static Optional<Samples> samples(JsonNode node, Metric metric) {
        int mistakes = node.mistakes().size();
        long[] at = node.ticks("atMs", NANOS_A_MILLISECOND);
        long[] values = node.ticks("samples", metric.unit().ticks());
        if (node.mistakes().size() > mistakes) {
            return Optional.empty();
        }
        if (at.length != values.length) {
            node.mistake(
                    "atMs", "there are %d times of %d samples".formatted(at.length, values.length));
            return Optional.empty();
        }
        if (Arrays.stream(values).anyMatch(value -> value < 0)) {
            node.mistake("samples", "a sample is negative");
            return Optional.empty();
        }
        if (node.value().get("histogram").isPresent()) {
            return histogram(node, values.length)
                    .map(histogram -> new Samples(histogram, at, values));
        }
        if (values.length == 0) {
            node.mistake("samples", "there is no sample");
            return Optional.empty();
        }
        return Optional.of(Samples.of(at, values));
    }

    private static Optional<Histogram> histogram(JsonNode node, int kept) {
        try {
            byte[] bytes = Base64.getDecoder().decode(node.text("histogram"));
            Histogram histogram =
                    Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
            histogram.setAutoResize(true);
            if (histogram.getTotalCount() > kept) {
                return Optional.of(histogram);
            }
            node.mistake("histogram", "it holds no more than the samples");
        } catch (DataFormatException | RuntimeException e) {
            node.mistake("histogram", "this is no compressed HdrHistogram in base64");
        }
        return Optional.empty();
    }

    private static Overhead overhead(JsonNode node) {
        return new Overhead(
                node.whole("frames"),
                node.millis("perFrameMs"),
                node.millis("latenessP99Ms"),
                node.millis("latenessMaxMs"),
                node.number("processorShare"),
                node.optionalText("bottleneck"));
    }

    private static Waterfall course(JsonNode node) {
        return new Waterfall(
                node.text("kind"),
                node.text("labels"),
                node.nodes("marks").stream()
                        .map(mark ->
                                new Waterfall.Mark(
                                        mark.text("event"), mark.signedMillis("sinceMs")))
                        .toList());
    }

    private static LevelCurve levels(JsonNode node) {
        List<JsonValue> items = node.items("dbfs");
        float[] dbfs = new float[items.size()];
        for (int i = 0; i < dbfs.length; i++) {
            if (items.get(i) instanceof JsonValue.Figure(String text)) {
                dbfs[i] = Float.parseFloat(text);
            }
            if (!(items.get(i) instanceof JsonValue.Figure) || !Float.isFinite(dbfs[i])) {
                node.mistake("dbfs[%d]".formatted(i), "this is not a number");
            }
        }
        return new LevelCurve(node.text("labels"), node.millis("stepMs"), dbfs);
    }

    private static LoadStep step(JsonNode node) {
        return new LoadStep(
                node.count("sessions"),
                node.flag("held"),
                series(node),
                node.optionalText("gaveOut"));
    }
}
