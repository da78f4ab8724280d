package dev.vox.bench.report;

import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Summary;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.LevelCurve;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.result.Waterfall;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A result as a JSON object. Numbers are decimal and exact: every unit's tick has a finite decimal fraction.
final class ResultWriter {
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    private ResultWriter() {}

    static Map<String, @Nullable Object> result(BenchResult result) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("scenario", result.scenario());
        root.put("kind", result.kind());
        root.put("parameters", result.parameters());
        root.put("startedAt", result.startedAt());
        root.put("tookMs", millis(result.took()));
        root.put("partial", result.partial());
        root.put("subjects", result.subjects().stream().map(ResultWriter::subject).toList());
        return root;
    }

    private static Map<String, @Nullable Object> subject(SubjectResult subject) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("subject", subject.subject());
        root.put("fingerprint", subject.fingerprint().facts());
        root.put("series", subject.series().stream().map(ResultWriter::series).toList());
        root.put("flaws", subject.flaws().stream().map(ResultWriter::flaw).toList());
        root.put("overhead", subject.overhead().map(ResultWriter::overhead));
        root.put("waterfalls", subject.waterfalls().stream().map(ResultWriter::course).toList());
        root.put("levels", subject.levels().stream().map(ResultWriter::levels).toList());
        root.put("steps", subject.steps().stream().map(ResultWriter::step).toList());
        return root;
    }

    private static Map<String, Object> series(Series series) {
        Unit unit = series.metric().unit();
        Samples samples = series.samples();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("metric", series.metric().word());
        root.put("labels", series.labels());
        root.put("unit", unit.sign());
        root.put("summary", summary(Summary.of(samples), unit));
        root.put("atMs", decimals(samples.at(), NANOS_A_MILLISECOND));
        root.put("samples", decimals(samples.values(), unit.ticks()));
        if (!samples.complete()) {
            root.put("histogram", compressed(samples.histogram()));
        }
        return root;
    }

    private static Map<String, Object> summary(Summary summary, Unit unit) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("n", summary.n());
        root.put("min", Unit.quotient(summary.min(), unit.ticks()));
        root.put("p50", Unit.quotient(summary.p50(), unit.ticks()));
        root.put("p90", Unit.quotient(summary.p90(), unit.ticks()));
        root.put("p95", Unit.quotient(summary.p95(), unit.ticks()));
        root.put("p99", Unit.quotient(summary.p99(), unit.ticks()));
        root.put("max", Unit.quotient(summary.max(), unit.ticks()));
        root.put("medianLow", Unit.quotient(summary.medianLow(), unit.ticks()));
        root.put("medianHigh", Unit.quotient(summary.medianHigh(), unit.ticks()));
        return root;
    }

    /// HdrHistogram's own compressed form (V2), in base64.
    private static String compressed(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    private static Map<String, Object> flaw(Flaw flaw) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("reason", flaw.reason());
        root.put("count", flaw.count());
        return root;
    }

    private static Map<String, @Nullable Object> overhead(Overhead overhead) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("frames", overhead.frames());
        root.put("perFrameMs", millis(overhead.perFrame()));
        root.put("latenessP99Ms", millis(overhead.latenessP99()));
        root.put("latenessMaxMs", millis(overhead.latenessMax()));
        root.put("processorShare", finite(overhead.processorShare()));
        root.put("bottleneck", overhead.bottleneck());
        return root;
    }

    /// A share of no time at all is none.
    private static double finite(double share) {
        return Double.isFinite(share) ? share : 0;
    }

    private static Map<String, Object> course(Waterfall course) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("kind", course.kind());
        root.put("labels", course.labels());
        root.put("marks", course.marks().stream().map(ResultWriter::mark).toList());
        return root;
    }

    private static Map<String, Object> mark(Waterfall.Mark mark) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("event", mark.event());
        root.put("sinceMs", millis(mark.since()));
        return root;
    }

    private static Map<String, Object> levels(LevelCurve curve) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("labels", curve.labels());
        root.put("stepMs", millis(curve.step()));
        root.put("dbfs", curve.dbfs());
        return root;
    }

    private static Map<String, @Nullable Object> step(LoadStep step) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("sessions", step.sessions());
        root.put("held", step.held());
        root.put("series", step.series().stream().map(ResultWriter::series).toList());
        root.put("gaveOut", step.gaveOut());
        return root;
    }

    private static BigDecimal millis(Duration duration) {
        return Unit.quotient(duration.toNanos(), NANOS_A_MILLISECOND);
    }

    /// A view, so that a million of them are never there at once.
    private static List<BigDecimal> decimals(long[] ticks, long perUnit) {
        return new AbstractList<>() {
            @Override
            public BigDecimal get(int index) {
                return Unit.quotient(ticks[index], perUnit);
            }

            @Override
            public int size() {
                return ticks.length;
            }
        };
    }
}
