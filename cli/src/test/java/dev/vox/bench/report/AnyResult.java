package dev.vox.bench.report;

import dev.vox.bench.metric.Metric;
import dev.vox.bench.metric.Samples;
import dev.vox.bench.metric.SeriesRecorder;
import dev.vox.bench.result.BenchResult;
import dev.vox.bench.result.Fingerprint;
import dev.vox.bench.result.Flaw;
import dev.vox.bench.result.LevelCurve;
import dev.vox.bench.result.LoadStep;
import dev.vox.bench.result.Overhead;
import dev.vox.bench.result.Series;
import dev.vox.bench.result.SubjectResult;
import dev.vox.bench.result.Waterfall;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes up results of every shape.
final class AnyResult {
    private static final String LETTERS = "aZ9 .-_=\"'\\<>&|\t\n\u0007\u001b\u2028é漢😀,;{}[]$`*";

    private final Random random;

    AnyResult(long seed) {
        random = new Random(seed);
    }

    List<BenchResult> results() {
        return some(this::result);
    }

    private BenchResult result() {
        return new BenchResult(
                text(),
                text(),
                texts(),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                duration(),
                random.nextBoolean(),
                some(this::subject));
    }

    private SubjectResult subject() {
        return new SubjectResult(
                text(),
                new Fingerprint(texts()),
                some(this::series),
                some(() -> new Flaw(text(), random.nextInt(1_000))),
                random.nextBoolean() ? null : overhead(),
                some(() -> new Waterfall(text(), text(), some(this::mark))),
                some(() -> new LevelCurve(text(), duration(), levels())),
                some(this::step));
    }

    private LoadStep step() {
        return new LoadStep(
                random.nextInt(1_000),
                random.nextBoolean(),
                some(this::series),
                random.nextBoolean() ? null : text());
    }

    private Waterfall.Mark mark() {
        return new Waterfall.Mark(text(), duration().minus(duration()));
    }

    private Overhead overhead() {
        return new Overhead(
                random.nextLong(1L << 40),
                duration(),
                duration(),
                duration(),
                random.nextDouble(),
                random.nextBoolean() ? null : text());
    }

    private Series series() {
        Metric metric = Metric.values()[random.nextInt(Metric.values().length)];
        return new Series(metric, texts(), samples());
    }

    private Samples samples() {
        int kept = 1 + random.nextInt(40);
        long[] at = random.longs(kept, -1_000, 1L << 50).toArray();
        long[] values = random.longs(kept, 0, 1L << (1 + random.nextInt(45))).toArray();
        if (random.nextInt(4) > 0) {
            return Samples.of(at, values);
        }
        SeriesRecorder more = new SeriesRecorder();
        for (long value : values) {
            more.record(0, value);
        }
        more.record(0, random.nextLong(1L << 40));
        return new Samples(more.samples().histogram(), at, values);
    }

    private float[] levels() {
        float[] levels = new float[random.nextInt(5)];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = -100 * random.nextFloat();
        }
        return levels;
    }

    private Duration duration() {
        return Duration.ofNanos(random.nextLong(1L << (1 + random.nextInt(50))));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        some(this::text).forEach(key -> texts.put(key, text()));
        return texts;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int[] letters = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private <T> List<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }
}
