package dev.vox.voice.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The scenarios that came with the tool.
public final class ShippedScenarios {
    /// Their names, as the files in `scenarios/` are called.
    public static final List<String> NAMES =
            List.of(
                    "babble",
                    "barge-in",
                    "cough",
                    "echo",
                    "greeting",
                    "interruption",
                    "lossy-network",
                    "two-turns");

    private static final String FOLDER = "scenarios/";

    private ShippedScenarios() {}

    /// All of them, in the order of their names.
    public static List<Scenario> all() {
        return NAMES.stream().map(ShippedScenarios::read).toList();
    }

    /// The scenario of a name.
    public static Optional<Scenario> find(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static Scenario read(String name) {
        String file = FOLDER + name + ".yaml";
        return ScenarioReader.read("vox:" + file, text(file), Path.of(""));
    }

    private static String text(String file) {
        try (InputStream stream = ShippedScenarios.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not in this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
