package dev.vox.bench.workload;

import dev.vox.bench.workload.ModelLoad.Load;
import dev.vox.yaml.YamlReader;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `model-load`: how long a model takes to be there, and to speak.
public final class ModelLoadKind implements WorkloadKind {
    /// As files write it.
    public static final String NAME = "model-load";

    private static final int SAMPLES = 10;
    private static final int MOST_SAMPLES = 10_000;
    private static final String TEXT = "Hello, I am here.";
    private static final String LOADS = "loads";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Workload read(YamlReader file) {
        return new ModelLoad(
                file.whole("samples", 1, MOST_SAMPLES).orElse((long) SAMPLES).intValue(),
                file.text("voice").orElse(""),
                file.text("other").orElse(""),
                loads(file),
                file.text("text").orElse(TEXT));
    }

    private static Set<Load> loads(YamlReader file) {
        Set<Load> loads = EnumSet.noneOf(Load.class);
        for (String word : file.textOrTexts(LOADS)) {
            List<Load> found =
                    Arrays.stream(Load.values()).filter(each -> each.word().equals(word)).toList();
            if (found.isEmpty()) {
                file.mistake(LOADS, "has cold, warm and swap, not '%s'".formatted(word));
            }
            loads.addAll(found);
        }
        return loads.isEmpty() ? EnumSet.allOf(Load.class) : loads;
    }
}
