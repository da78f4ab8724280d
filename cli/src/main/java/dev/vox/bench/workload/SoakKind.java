package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

import java.time.Duration;

/// `soak`: sessions come and go for long, and nothing must be lost on the way.
public final class SoakKind implements WorkloadKind {
    /// As files write it.
    public static final String NAME = "soak";

    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration LEAST_INTERVAL = Duration.ofMillis(50);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);
    private static final int LOOKS = 120;
    private static final int WARMUP = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Workload read(YamlReader file) {
        Duration length = Spans.read(file, "duration", LENGTH, LEAST, LONGEST);
        Duration usual = length.dividedBy(LOOKS);
        Duration interval =
                usual.compareTo(LEAST_INTERVAL) < 0
                        ? LEAST_INTERVAL
                        : usual.compareTo(Duration.ofMinutes(1)) > 0
                                ? Duration.ofMinutes(1)
                                : usual;
        return new Soak(
                length,
                file.number("rate", 0.001, 1000).orElse(1.0),
                Spans.read(file, "interval", interval, LEAST_INTERVAL, LONGEST_INTERVAL),
                Spans.read(file, "warmup", length.dividedBy(WARMUP), Duration.ZERO, length),
                CommonKeys.whole(
                        file, "words", SteadyUtterance.WORDS, 1, SteadyUtterance.MOST_WORDS),
                Door.read(file),
                file.flag("resources").orElse(true));
    }
}
