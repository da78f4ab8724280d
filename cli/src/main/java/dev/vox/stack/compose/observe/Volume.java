package dev.vox.stack.compose.observe;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A volume that the engine has.
///
/// @param name as the engine knows it
/// @param key that the Compose file has for it
/// @param bytes that it takes; null when the engine does not know
/// @param users containers that have it mounted
public record Volume(
        String name, String key, @Nullable Long bytes, int users, Map<String, String> labels) {
    public Volume {
        labels = Map.copyOf(labels);
    }
}
