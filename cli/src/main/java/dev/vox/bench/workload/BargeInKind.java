package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

import java.time.Duration;

/// How fast an utterance falls silent that is broken into by PAUSE and by STOP, for the control and for the ear.
///
/// | key | meaning | default |
/// |---|---|---|
/// | `samples` | of each command, 1 to 100 000 | 50 |
/// | `words` | of an utterance, 1 to 10 000; a worker gets them sentence by sentence | 100 |
/// | `earliest_ms`, `latest_ms` | between which it is broken into, at random, after the first frame | 200, 1500 |
/// | `seed` | of what is random | 1 |
/// | `through` | `worker` or `orchestrator` | the worker, if it is reached |
public final class BargeInKind implements WorkloadKind {
    private static final Duration EARLIEST = Duration.ofMillis(200);
    private static final Duration LATEST = Duration.ofMillis(1_500);

    @Override
    public String name() {
        return "barge-in";
    }

    @Override
    public Workload read(YamlReader file) {
        return InterruptionWorkload.read(file, true, EARLIEST, LATEST);
    }
}
