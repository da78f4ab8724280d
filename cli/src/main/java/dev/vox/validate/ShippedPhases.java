package dev.vox.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The phases that came with the tool.
public final class ShippedPhases {
    /// The files of `validation/` in this repository, without their ending, in the order of their numbers.
    public static final List<String> NAMES =
            List.of("phase-1", "phase-2", "phase-3", "phase-4", "phase-5", "phase-6");

    private static final String FOLDER = "validation/";

    private ShippedPhases() {}

    /// All of them.
    public static List<PhaseFile> files() {
        return NAMES.stream().map(ShippedPhases::read).toList();
    }

    private static PhaseFile read(String name) {
        String file = FOLDER + name + ".yaml";
        try (InputStream stream = ShippedPhases.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not in this build");
            }
            return new PhaseFile(
                    "vox:" + file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
