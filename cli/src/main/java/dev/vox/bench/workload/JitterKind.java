package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

/// How evenly frames come while many are spoken to in real time.
///
/// | key | meaning | default |
/// |---|---|---|
/// | `sessions` | that speak at a time, 1 to 10 000 | 100 |
/// | `duration` | for how long all of them speak, whole seconds, `1s` to `24h` | `20s` |
/// | `spread` | over which their beginnings lie, whole seconds, `0s` to `10m` | `1s` |
/// | `words` | of an utterance, 1 to 10 000; a worker gets them sentence by sentence | 100 |
/// | `through` | `worker` or `orchestrator` | the worker, if it is reached |
public final class JitterKind implements WorkloadKind {
    @Override
    public String name() {
        return "jitter";
    }

    @Override
    public Workload read(YamlReader file) {
        return new JitterWorkload(
                CommonKeys.whole(file, "sessions", 100, 1, 10_000),
                CommonKeys.seconds(file, "duration", 20, 1, CommonKeys.DAY_SECONDS),
                CommonKeys.seconds(file, "spread", 1, 0, 600),
                CommonKeys.whole(file, "words", 100, 1, 10_000),
                Door.read(file));
    }
}
