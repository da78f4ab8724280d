package dev.vox.bench.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The scenarios that came with the tool.
public final class ShippedBenchmarks {
    /// Their names, as the files in `benchmarks/` are called, in the order in which one would run them.
    public static final List<String> NAMES =
            List.of(
                    "first-audio",
                    "throughput",
                    "jitter",
                    "control",
                    "barge-in",
                    "duplex-barge-in",
                    "model-load",
                    "startup",
                    "ramp",
                    "soak");

    private static final String FOLDER = "benchmarks/";

    private ShippedBenchmarks() {}

    /// The scenario of a name, one of [#NAMES].
    ///
    /// @throws RefusedOverride when the command line says what it does not take
    public static BenchScenario read(String name, WorkloadKinds kinds, Overrides overrides) {
        String file = FOLDER + name + ".yaml";
        return BenchScenarioReader.read("vox:" + file, text(file), kinds, overrides);
    }

    private static String text(String file) {
        try (InputStream stream = ShippedBenchmarks.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not in this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
