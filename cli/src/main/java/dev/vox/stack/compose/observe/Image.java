package dev.vox.stack.compose.observe;

import java.time.Instant;
import java.util.Map;

/// An image that the engine has.
///
/// @param reference that was asked for: `shop-worker`, `redis:7`
/// @param id `sha256:…`
/// @param labels of its configuration
/// @param healthcheck whether it brings a check of its own
public record Image(
        String reference,
        String id,
        Instant createdAt,
        Map<String, String> labels,
        boolean healthcheck) {
    public Image {
        labels = Map.copyOf(labels);
    }
}
