package dev.vox.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The JSON schema of `vox.yaml`: `docs/reference/vox.schema.json`, packed with the tool.
public final class VoxFileSchema {
    private static final String RESOURCE = "vox.schema.json";

    private VoxFileSchema() {}

    /// The schema, ended by a line feed.
    public static String text() {
        try (InputStream bytes =
                Objects.requireNonNull(
                        VoxFileSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
