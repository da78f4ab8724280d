package dev.vox.bench.compare;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Results as runs have them.
final class Runs {
    static final Instant BEGAN = Instant.parse("2026-11-21T01:30:00Z");

    private static final int N = 60;

    private Runs() {}

    static BenchResult result(String scenario, SubjectResult... subjects) {
        return new BenchResult(
                scenario,
                "first-audio",
                Map.of("samples", "60"),
                BEGAN,
                Duration.ofSeconds(12),
                false,
                List.of(subjects));
    }

    static SubjectResult subject(String name, Map<String, String> facts, Series... series) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("machine.cpu", "Core 2");
        all.putAll(facts);
        return new SubjectResult(
                name,
                new Fingerprint(all),
                List.of(series),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    static SubjectResult flawed(SubjectResult subject, String reason, long count) {
        return new SubjectResult(
                subject.subject(),
                subject.fingerprint(),
                subject.series(),
                List.of(new Flaw(reason, count)),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /// Sixty figures around a middle, 3 % wide.
    static Series series(Metric metric, String words, double middle, long seed) {
        Random random = new Random(seed);
        long[] ticks = new long[N];
        for (int i = 0; i < N; i++) {
            double value = middle * Math.exp(0.03 * random.nextGaussian());
            ticks[i] = metric.unit().toTicks(value);
        }
        return new Series(
                metric, words.isEmpty() ? Map.of() : Map.of("words", words), Samples.of(ticks));
    }

    static Series counts(Metric metric, long... values) {
        return new Series(metric, Map.of(), Samples.of(values));
    }
}
