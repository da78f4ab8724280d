package dev.vox.bench.workload;

import dev.vox.bench.workload.DuplexBargeIn.Conversation;
import dev.vox.voice.scenario.ScenarioReader;
import dev.vox.yaml.YamlReader;

import java.time.Duration;

/// `duplex-barge-in`: the user speaks into the agent's speech, and it falls silent.
public final class DuplexBargeInKind implements WorkloadKind {
    /// As files write it.
    public static final String NAME = "duplex-barge-in";

    private static final int SAMPLES = 20;
    private static final int MOST_SAMPLES = 100_000;
    private static final Spans.Range OFFSET =
            new Spans.Range(Duration.ofMillis(300), Duration.ofSeconds(2));
    private static final String INTERRUPTION = "Please stop talking now.";
    private static final String STORY =
            "I am going to tell you a rather long story about a river and a boat, and about all the"
                    + " people who ever crossed the river in the boat, so that there is always"
                    + " something to hear. The boat was old, and it was painted blue, and everybody"
                    + " in the village knew its name.";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Workload read(YamlReader file) {
        long seed = file.whole("seed", 0, Integer.MAX_VALUE).orElse(1L);
        return new DuplexBargeIn(
                file.whole("samples", 1, MOST_SAMPLES).orElse((long) SAMPLES).intValue(),
                seed,
                new Conversation(
                        file.text("story").orElse(STORY),
                        file.text("say").orElse(INTERRUPTION),
                        Spans.range(file, "offset", OFFSET),
                        ScenarioReader.surroundings(file),
                        ScenarioReader.network(file, seed)),
                file.flag("control").orElse(true));
    }
}
