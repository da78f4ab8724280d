package dev.vox.validate.check;

import dev.vox.problem.VoxException;
import dev.vox.text.Figures;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.speech.BenchFigure;
import dev.vox.validate.check.speech.SpeechBench;
import dev.vox.validate.check.speech.SpeechRequest;
import dev.vox.validate.check.speech.SpeechRequest.Through;
import dev.vox.voice.NearestRank;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `bench`: samples of a figure are taken, and a percentile of them is held against its objective.
public final class BenchKind implements CheckKind {
    private static final List<String> STATISTICS = List.of("p50", "p90", "p95", "p99", "max");
    private static final int USUAL_SAMPLES = 20;
    private static final long USUAL_WARMUP = 2;
    private static final int MOST_SAMPLES = 10_000;
    private static final int MOST_SESSIONS = 100;
    private static final double WHOLE = 100;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Check read(YamlReader with) {
        with.require("figure");
        BenchFigure figure =
                with.oneOf("figure", words())
                        .map(word -> BenchFigure.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(BenchFigure.FIRST_AUDIBLE);
        SpeechSource source =
                SpeechSource.read(
                        with, figure.ofWorkerAlone() ? Through.WORKER : Through.ORCHESTRATOR);
        if (figure.ofWorkerAlone() && source.through() != Through.WORKER) {
            with.mistake(
                    "through",
                    "must be worker for %s: an orchestrator acknowledges no command"
                            .formatted(figure.word()));
        }
        int samples = whole(with, "samples", USUAL_SAMPLES, MOST_SAMPLES);
        int warmup = with.whole("warmup", 0, MOST_SAMPLES).orElse(USUAL_WARMUP).intValue();
        int sessions = whole(with, "sessions", 1, MOST_SESSIONS);
        Limit limit = Limit.read(with, figure, STATISTICS);
        return (target, deadline) -> {
            Optional<SpeechRequest> request = source.request(target);
            return request.isEmpty()
                    ? source.missing(target)
                    : measured(
                            new SpeechBench(request.get(), figure, samples, warmup, sessions),
                            limit,
                            target,
                            deadline);
        };
    }

    private static List<String> words() {
        return Arrays.stream(BenchFigure.values()).map(BenchFigure::word).toList();
    }

    private static int whole(YamlReader with, String key, int usual, int most) {
        return with.whole(key, 1, most).orElse((long) usual).intValue();
    }

    private static Verdict measured(
            SpeechBench bench, Limit limit, Target target, Duration deadline)
            throws InterruptedException, CheckBroken {
        Limit.Bound bound = limit.of(target, bench.request().model());
        long[] samples;
        try {
            samples = bench.run(deadline);
        } catch (VoxException e) {
            return new Verdict.Failed(
                    target.masked(String.valueOf(e.getMessage())),
                    List.of(),
                    e.hint().orElse(null));
        }
        NearestRank ranks = NearestRank.of(samples);
        long value = ranks.percentile(percent(limit.statistic()));
        List<Evidence> evidence = evidence(ranks, samples.length, bench.warmup(), bound);
        bound.objective().ifPresent(named -> evidence.add(objective(named, limit, value)));
        return value <= bound.nanos()
                ? new Verdict.Passed(evidence)
                : new Verdict.Failed(
                        "[%s] %s %s is %s, above the %s, %s"
                                .formatted(
                                        target.masked(bench.request().address().toString()),
                                        bench.figure().word(),
                                        limit.statistic(),
                                        shown(value),
                                        bound.origin(),
                                        shown(bound.nanos())),
                        evidence,
                        null);
    }

    private static double percent(String statistic) {
        return statistic.equals("max") ? WHOLE : Double.parseDouble(statistic.substring(1));
    }

    private static List<Evidence> evidence(
            NearestRank ranks, int count, int warmup, Limit.Bound bound) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("samples", "%d, after %d of warm-up".formatted(count, warmup)));
        evidence.add(new Evidence("min", shown(ranks.percentile(Double.MIN_VALUE))));
        for (String statistic : STATISTICS) {
            evidence.add(new Evidence(statistic, shown(ranks.percentile(percent(statistic)))));
        }
        evidence.add(
                new Evidence("allowed", "%s, %s".formatted(shown(bound.nanos()), bound.origin())));
        return evidence;
    }

    private static Evidence objective(Limit.Named named, Limit limit, long value) {
        return new Evidence(
                "objective",
                "%s within %s of profile %s: %s"
                        .formatted(
                                limit.statistic(),
                                shown(named.nanos()),
                                named.profile(),
                                value <= named.nanos() ? "met" : "missed"));
    }

    private static String shown(long nanos) {
        return Figures.duration(Duration.ofNanos(nanos));
    }
}
