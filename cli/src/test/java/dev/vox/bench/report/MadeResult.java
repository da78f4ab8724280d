package dev.vox.bench.report;

import dev.vox.bench.gate.GateVerdict;
import dev.vox.bench.gate.GateVerdict.Kind;
import dev.vox.bench.gate.GateVerdict.Outcome;
import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.Unit;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.LevelCurve;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.result.Waterfall;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Results as a run could have them: two subjects, with flaws, interrupted.
final class MadeResult {
    private static final long SECOND = 1_000_000_000;

    private MadeResult() {}

    /// First audio of two subjects, one of them with a stall now and then.
    static BenchResult firstAudio() {
        return result(
                "first-audio",
                parameters("words", "1, 10, 50, 200", "samples", "200"),
                true,
                List.of(
                        firstAudioOf("kevin16", 1.0, 1),
                        firstAudioOf("grpc://localhost:7001", 1.3, 2)));
    }

    private static SubjectResult firstAudioOf(String name, double factor, long seed) {
        Random random = new Random(seed);
        List<Series> series = new ArrayList<>();
        for (int words : new int[] {1, 10, 50}) {
            Map<String, String> labels = Map.of("words", String.valueOf(words));
            series.add(
                    series(
                            Metric.FIRST_AUDIBLE,
                            labels,
                            latencies(random, factor * (8 + words / 10.0), 200)));
        }
        series.add(
                series(
                        Metric.FIRST_FRAME,
                        Map.of("words", "10"),
                        latencies(random, factor * 5, 200)));
        series.add(series(Metric.RTF, Map.of(), latencies(random, 0.004 * factor, 60)));
        series.add(series(Metric.UNDERRUNS, Map.of(), new double[] {0, 0, 1, 0, 4}));
        series.add(series(Metric.MODEL_LOAD, Map.of(), new double[] {412.5}));
        return subject(
                name,
                series,
                seed == 1
                        ? List.of()
                        : List.of(
                                new Flaw(
                                        "events and audio disagree about first_audible by more than"
                                                + " a frame",
                                        3)),
                overhead(seed == 1 ? null : "it used 1.9 of 2 processors"),
                List.of(utterance(factor)),
                List.of(level(seed)),
                List.of());
    }

    /// Interruptions of one subject, of which one was not noticed.
    static BenchResult bargeIn() {
        Random random = new Random(3);
        return result(
                "duplex-barge-in",
                parameters("samples", "40"),
                false,
                List.of(
                        subject(
                                "stack",
                                List.of(
                                        series(
                                                Metric.BARGEIN_SPEECH,
                                                Map.of(),
                                                latencies(random, 240, 40)),
                                        series(
                                                Metric.BARGEIN_DETECT,
                                                Map.of(),
                                                latencies(random, 180, 40)),
                                        series(Metric.MISSED_BARGEINS, Map.of(), new double[] {1})),
                                List.of(),
                                null,
                                List.of(bargeInCourse()),
                                List.of(level(4)),
                                List.of())));
    }

    /// More and more sessions, until an objective was missed.
    static BenchResult ramp() {
        Random random = new Random(5);
        List<LoadStep> steps = new ArrayList<>();
        for (int sessions : new int[] {5, 10, 15, 20, 25, 30}) {
            double load = sessions > 20 ? 12 : 1;
            boolean held = sessions <= 20;
            steps.add(
                    new LoadStep(
                            sessions,
                            held,
                            List.of(
                                    series(
                                            Metric.FIRST_AUDIBLE,
                                            Map.of(),
                                            latencies(random, load * (9 + sessions / 4.0), 80)),
                                    series(
                                            Metric.FRAME_JITTER,
                                            Map.of(),
                                            latencies(random, load * 0.3, 400))),
                            held ? null : "processor: 1.97 of 2 cores"));
        }
        return result(
                "ramp",
                parameters("from", "5", "step", "5", "arrivals", "open loop"),
                false,
                List.of(
                        subject(
                                "stack",
                                List.of(
                                        series(Metric.SESSIONS_AT_SLO, Map.of(), new double[] {20}),
                                        series(
                                                Metric.FRAME_JITTER,
                                                Map.of(),
                                                latencies(random, 0.4, 600)),
                                        series(Metric.MEMORY, Map.of(), memory())),
                                List.of(),
                                overhead(null),
                                List.of(),
                                List.of(),
                                steps)));
    }

    /// All of them.
    static List<BenchResult> all() {
        return List.of(firstAudio(), bargeIn(), ramp());
    }

    static List<Contrast> contrasts() {
        return List.of(
                new Contrast(
                        "first_audible words=1",
                        "kevin16",
                        "grpc://localhost:7001",
                        1.33,
                        1.27,
                        1.38,
                        3.1e-21,
                        "worse"),
                new Contrast(
                        "first_audible words=10",
                        "kevin16",
                        "grpc://localhost:7001",
                        1.02,
                        0.97,
                        1.08,
                        0.31,
                        "same"),
                new Contrast(
                        "first_frame words=10",
                        "kevin16",
                        "grpc://localhost:7001",
                        0.89,
                        0.86,
                        0.93,
                        0.0002,
                        "better"));
    }

    static Judged judged() {
        return new Judged(
                "1 worse, 1 better, 1 of 3 thresholds missed",
                false,
                List.of(),
                List.of(
                        gate(
                                "first_audible.p95 <= 300ms",
                                "first-audio",
                                "first_audible words=1",
                                new GateVerdict.Measured(41.35, Unit.MILLISECONDS, 200),
                                Outcome.HELD,
                                ""),
                        gate(
                                "first_audible.p95 <= 40ms",
                                "first-audio",
                                "first_audible words=1",
                                new GateVerdict.Measured(41.35, Unit.MILLISECONDS, 200),
                                Outcome.MISSED,
                                "p95 is 41.35 ms"),
                        gate(
                                "bargein_control.p95 <= 50ms",
                                "control",
                                "",
                                null,
                                Outcome.NOT_MEASURED,
                                "the scenarios do not measure it")),
                contrasts(),
                objectives());
    }

    private static GateVerdict gate(
            String demand,
            String scenario,
            String series,
            GateVerdict.@Nullable Measured measured,
            Outcome outcome,
            String reason) {
        return new GateVerdict(
                demand, Kind.OBJECTIVE, scenario, "worker", series, measured, outcome, reason);
    }

    static List<Objective> objectives() {
        return List.of(new Objective(Metric.FIRST_AUDIBLE, "p95 ≤ 60 ms", 60));
    }

    private static BenchResult result(
            String kind,
            Map<String, String> parameters,
            boolean partial,
            List<SubjectResult> subjects) {
        return new BenchResult(
                kind,
                kind,
                parameters,
                Instant.parse("2026-11-21T01:30:07Z"),
                Duration.ofMillis(83_412),
                partial,
                subjects);
    }

    private static SubjectResult subject(
            String name,
            List<Series> series,
            List<Flaw> flaws,
            Overhead overhead,
            List<Waterfall> waterfalls,
            List<LevelCurve> levels,
            List<LoadStep> steps) {
        return new SubjectResult(
                name, fingerprint(name), series, flaws, overhead, waterfalls, levels, steps);
    }

    private static Fingerprint fingerprint(String name) {
        return new Fingerprint(
                parameters(
                        "machine.cpu", "AMD EPYC 7R13",
                        "machine.cores", "2",
                        "jdk", "25.0.3",
                        "vox.version", "0.7.0",
                        "git.commit", "8c8521e4b7a90",
                        "model", name.startsWith("grpc") ? "unknown" : "kevin16",
                        "mode", "mock",
                        "backend", "embedded",
                        "env.OPENAI_API_KEY", "sk-…"));
    }

    private static Overhead overhead(String bottleneck) {
        return new Overhead(
                48_000,
                Duration.ofNanos(12_345),
                Duration.ofNanos(210_000),
                Duration.ofNanos(1_400_000),
                bottleneck == null ? 0.23 : 0.95,
                bottleneck);
    }

    private static Series series(Metric metric, Map<String, String> labels, double[] values) {
        Unit unit = metric.unit();
        long[] ticks = new long[values.length];
        long[] at = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            ticks[i] = unit.toTicks(values[i]);
            at[i] = i * SECOND / 5;
        }
        return new Series(metric, labels, Samples.of(at, ticks));
    }

    /// Lognormal, as latencies are, with one in fifty that waited.
    private static double[] latencies(Random random, double median, int number) {
        double[] values = new double[number];
        for (int i = 0; i < number; i++) {
            double stall = random.nextInt(50) == 0 ? 3 : 1;
            values[i] = stall * median * Math.exp(0.18 * random.nextGaussian());
        }
        return values;
    }

    private static double[] memory() {
        double[] values = new double[120];
        for (int i = 0; i < values.length; i++) {
            values[i] = 180_000 + 350 * i + 2_000 * Math.sin(i / 4.0);
        }
        return values;
    }

    private static Waterfall utterance(double factor) {
        return new Waterfall(
                "utterance",
                "words=10",
                List.of(
                        mark("request", 0),
                        mark("first chunk", 4.1 * factor),
                        mark("first frame", 5.2 * factor),
                        mark("first audible", 11.8 * factor),
                        mark("end", 92 * factor)));
    }

    private static Waterfall bargeInCourse() {
        return new Waterfall(
                "barge-in",
                "",
                List.of(
                        mark("onset", 0),
                        mark("detect", 181),
                        mark("pause", 181.4),
                        mark("acknowledgement", 182.2),
                        mark("last audible", 243)));
    }

    private static Waterfall.Mark mark(String event, double millis) {
        return new Waterfall.Mark(event, Duration.ofNanos(Math.round(millis * 1_000_000)));
    }

    private static LevelCurve level(long seed) {
        Random random = new Random(seed);
        float[] dbfs = new float[160];
        for (int i = 0; i < dbfs.length; i++) {
            boolean speaks = i > 6 && i < 150 && (i / 18) % 4 != 3;
            dbfs[i] =
                    speaks
                            ? (float) (-22 + 7 * Math.sin(i / 3.0) + random.nextInt(5))
                            : i < 3 ? -100 : -72;
        }
        return new LevelCurve("words=10", Duration.ofMillis(10), dbfs);
    }

    private static Map<String, String> parameters(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
