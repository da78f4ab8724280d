package dev.vox.bench.workload;

import dev.vox.yaml.YamlReader;

/// `startup`: from `vox dev` to ready, and to the first sound.
public final class StartupKind implements WorkloadKind {
    /// As files write it.
    public static final String NAME = "startup";

    private static final int SAMPLES = 10;
    private static final int MOST_SAMPLES = 1000;
    private static final int MOST_WARMUP = 100;
    private static final String TEXT = "Hello.";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Workload read(YamlReader file) {
        return new Startup(
                file.whole("samples", 1, MOST_SAMPLES).orElse((long) SAMPLES).intValue(),
                file.whole("warmup", 0, MOST_WARMUP).orElse(1L).intValue(),
                file.text("text").orElse(TEXT));
    }
}
