package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

/// How evenly frames come while many are spoken to in real time.
///
/// | key | meaning | default |
/// |---|---|---|
/// | `sessions` | that speak at a time, 1 to 10 000 | 100 |
/// | `duration_s` | for how long all of them speak, 1 to 86 400 s | 20 |
/// | `spread_s` | over which their beginnings lie, 0 to 600 s | 1 |
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
                CommonKeys.whole(file, "duration_s", 20, 1, 86_400),
                CommonKeys.whole(file, "spread_s", 1, 0, 600),
                CommonKeys.whole(file, "words", 100, 1, 10_000),
                CommonKeys.through(file));
    }
}
