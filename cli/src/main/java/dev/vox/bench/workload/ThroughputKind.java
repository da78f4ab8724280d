package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

/// How much is spoken when nobody waits for real time.
///
/// | key | meaning | default |
/// |---|---|---|
/// | `sessions` | that speak at a time, 1 to 10 000 | 8 |
/// | `duration` | for how long, whole seconds, `1s` to `24h` | `10s` |
/// | `words` | of an utterance, 1 to 10 000 | 50 |
/// | `through` | `worker` or `orchestrator` | the worker, if it is reached |
public final class ThroughputKind implements WorkloadKind {
    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public Workload read(YamlReader file) {
        return new ThroughputWorkload(
                CommonKeys.whole(file, "sessions", 8, 1, 10_000),
                CommonKeys.seconds(file, "duration", 10, 1, CommonKeys.DAY_SECONDS),
                CommonKeys.whole(file, "words", 50, 1, 10_000),
                Door.read(file));
    }
}
