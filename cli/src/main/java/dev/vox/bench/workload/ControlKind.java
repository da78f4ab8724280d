package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

import java.time.Duration;

/// How fast PAUSE, RESUME and STOP are acknowledged, one after the other in an utterance.
///
/// | key | meaning | default |
/// |---|---|---|
/// | `samples` | of each command, 1 to 100 000 | 50 |
/// | `words` | of an utterance, 1 to 10 000; a worker gets them sentence by sentence | 100 |
/// | `earliest_ms`, `latest_ms` | between which a command is sent, at random, after the first frame or the command before | 50, 250 |
/// | `seed` | of what is random | 1 |
/// | `through` | `worker` or `orchestrator` | the worker, if it is reached |
public final class ControlKind implements WorkloadKind {
    private static final Duration EARLIEST = Duration.ofMillis(50);
    private static final Duration LATEST = Duration.ofMillis(250);

    @Override
    public String name() {
        return "control";
    }

    @Override
    public Workload read(YamlReader file) {
        return InterruptionWorkload.read(file, false, EARLIEST, LATEST);
    }
}
