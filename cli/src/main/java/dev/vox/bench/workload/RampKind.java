package dev.vox.bench.workload;

import dev.vox.bench.gate.MalformedThreshold;
import dev.vox.bench.gate.Threshold;
import dev.vox.yaml.YamlReader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `ramp`: the most sessions for which every objective holds.
public final class RampKind implements WorkloadKind {
    /// As files write it.
    public static final String NAME = "ramp";

    private static final int MOST = 1000;
    private static final int MOST_EVER = 100_000;
    private static final double PRECISION = 0.02;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String OBJECTIVES = "objectives";
    private static final List<String> REFERENCE =
            List.of("first_audible.p95 <= 300ms", "frame_jitter.p95 <= 10ms");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Workload read(YamlReader file) {
        int from = file.whole("from", 1, MOST_EVER).orElse(1L).intValue();
        int most = file.whole("sessions", 1, MOST_EVER).orElse((long) MOST).intValue();
        if (most < from) {
            file.mistake("sessions", "must not be less than 'from', " + from);
        }
        return new Ramp(
                Math.min(from, most),
                most,
                file.number("precision", 0, 1).orElse(PRECISION),
                Spans.read(file, "duration", LENGTH, LEAST, LONGEST),
                Spans.read(file, "warmup", SETTLE, Duration.ZERO, LONGEST),
                CommonKeys.whole(
                        file, "words", SteadyUtterance.WORDS, 1, SteadyUtterance.MOST_WORDS),
                Door.read(file),
                objectives(file));
    }

    private static List<Threshold> objectives(YamlReader file) {
        List<String> texts = file.textOrTexts(OBJECTIVES);
        List<Threshold> objectives = new ArrayList<>();
        for (String text : texts.isEmpty() ? REFERENCE : texts) {
            try {
                Threshold objective = Threshold.parse(text);
                if (!SteadyUtterance.METRICS.contains(objective.metric())) {
                    file.mistake(
                            OBJECTIVES,
                            "cannot have %s, which a ramp does not measure; it measures %s"
                                    .formatted(
                                            objective.metric().word(),
                                            SteadyUtterance.METRICS.stream()
                                                    .map(metric -> metric.word())
                                                    .toList()));
                }
                objectives.add(objective);
            } catch (MalformedThreshold e) {
                file.mistake(OBJECTIVES, "is wrong: " + e.getMessage());
            }
        }
        return objectives;
    }
}
