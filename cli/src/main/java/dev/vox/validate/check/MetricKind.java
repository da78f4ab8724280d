package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.json.JsonValue;
import dev.vox.text.Figures;
import dev.vox.text.Nearest;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.HttpAsking.Answer;
import dev.vox.validate.check.HttpAsking.NoAnswer;
import dev.vox.validate.check.MetricPage.Sample;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `metric`: what a page of Prometheus metrics says of one metric.
///
/// ```yaml
/// with:
///   url: http://localhost:9100/metrics    # left out: the running stack's metrics
///   name: vox_sessions
///   labels: {worker: tts-1}               # of the series that count; others may be there besides
///   min: 0
///   max: 10
///   series: {min: 1}                      # how many series there are
/// with: {name: vox_frames_total, increases: {by: 1, within: 2s}}
/// ```
///
/// `min` and `max` hold for each series. `increases` reads again until the sum of the series has grown.
public final class MetricKind implements CheckKind {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 100;
    private static final int SHOWN = 5;
    private static final Expectation SOME = new Expectation.Min(BigDecimal.ONE);

    @Override
    public String name() {
        return "metric";
    }

    private record Wanted(
            Address address,
            String name,
            Map<String, String> labels,
            @Nullable Double min,
            @Nullable Double max,
            Expectation series,
            @Nullable Growth growth) {}

    /// @param by the least that it grows by
    private record Growth(double by, Duration within) {}

    @Override
    public Check read(YamlReader with) {
        with.require("name");
        Wanted wanted =
                new Wanted(
                        Address.read(with, "url", "metrics", List.of("http", "https")),
                        with.text("name").orElse(""),
                        with.entries("labels"),
                        bound(with, "min"),
                        bound(with, "max"),
                        with.node("series")
                                .map(node ->
                                        Expectation.read(
                                                with.named("series"), node, with.mistakes()))
                                .orElse(SOME),
                        growth(with));
        return (target, deadline) -> look(target, wanted, deadline);
    }

    private static @Nullable Double bound(YamlReader with, String key) {
        return with.number(key, -Double.MAX_VALUE, Double.MAX_VALUE).orElse(null);
    }

    private static @Nullable Growth growth(YamlReader with) {
        if (with.node("increases").isEmpty()) {
            return null;
        }
        try (YamlReader increases = with.section("increases")) {
            return new Growth(
                    increases.number("by", Double.MIN_VALUE, Double.MAX_VALUE).orElse(1.0),
                    Spans.read(increases, "within").orElse(USUAL_WAIT));
        }
    }

    private static Verdict look(Target target, Wanted wanted, Duration deadline)
            throws CheckBroken, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Optional<URI> uri = wanted.address.find(target);
        if (uri.isEmpty()) {
            return wanted.address.missing(target);
        }
        Sight sight = new Sight(target);
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, String> label : wanted.labels.entrySet()) {
            labels.put(label.getKey(), target.expand(label.getValue()));
        }
        try {
            MetricPage page = page(uri.get(), end);
            List<Sample> found = page.find(wanted.name, labels);
            hold(sight, wanted, page, found);
            if (wanted.growth != null && sight.right()) {
                await(sight, wanted.name, labels, wanted.growth, uri.get(), sum(found), end);
            }
        } catch (NoAnswer e) {
            sight.wrong("%s: %s".formatted(uri.get(), e.getMessage()));
        }
        return sight.verdict();
    }

    private static MetricPage page(URI uri, long end)
            throws NoAnswer, InterruptedException, CheckBroken {
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        Answer answer =
                HttpAsking.ask(
                        HttpAsking.client(),
                        HttpRequest.newBuilder(uri).header("Accept", "text/plain").build(),
                        left);
        if (answer.status() != 200) {
            throw new NoAnswer("HTTP %d in place of metrics".formatted(answer.status()));
        }
        try {
            return MetricPage.parse(answer.body());
        } catch (IllegalArgumentException e) {
            throw new CheckBroken("%s is no page of metrics: %s".formatted(uri, e.getMessage()), e);
        }
    }

    private static void hold(Sight sight, Wanted wanted, MetricPage page, List<Sample> found) {
        found.stream()
                .limit(SHOWN)
                .forEach(sample -> sight.saw(sample.shown(), shown(sample.value())));
        JsonValue count = new JsonValue.Figure(Integer.toString(found.size()));
        if (!wanted.series.mismatches(Optional.of(count)).isEmpty()) {
            if (found.isEmpty()) {
                sight.wrong(absent(wanted, page));
            } else {
                sight.saw("series", Integer.toString(found.size()));
                sight.differs(
                        "series of " + wanted.name + ": ",
                        wanted.series.mismatches(Optional.of(count)));
            }
        }
        for (Sample sample : found) {
            if (wanted.min != null && !(sample.value() >= wanted.min)) {
                sight.wrong(bound(sample, "least", wanted.min));
            }
            if (wanted.max != null && !(sample.value() <= wanted.max)) {
                sight.wrong(bound(sample, "most", wanted.max));
            }
        }
    }

    private static String bound(Sample sample, String word, double bound) {
        return "%s: wanted at %s %s, saw %s"
                .formatted(sample.shown(), word, shown(bound), shown(sample.value()));
    }

    private static String absent(Wanted wanted, MetricPage page) {
        if (page.names().contains(wanted.name)) {
            return "no series of %s has the labels %s".formatted(wanted.name, wanted.labels);
        }
        return "there is no metric %s%s"
                .formatted(
                        wanted.name,
                        Nearest.to(wanted.name, page.names())
                                .map("; did you mean '%s'?"::formatted)
                                .orElse(""));
    }

    private static void await(
            Sight sight,
            String name,
            Map<String, String> labels,
            Growth growth,
            URI uri,
            double first,
            long end)
            throws NoAnswer, InterruptedException, CheckBroken {
        long until = Math.min(end, System.nanoTime() + growth.within.toNanos());
        double now = first;
        while (now - first < growth.by && System.nanoTime() < until) {
            var _ = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            now = sum(page(uri, end).find(name, labels));
        }
        sight.saw("grew by", shown(now - first));
        if (now - first < growth.by) {
            sight.wrong(
                    "%s grew by %s within %s, not by %s"
                            .formatted(
                                    name,
                                    shown(now - first),
                                    Figures.duration(growth.within),
                                    shown(growth.by)));
        }
    }

    private static double sum(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::value).sum();
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
