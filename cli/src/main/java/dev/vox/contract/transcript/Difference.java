package dev.vox.contract.transcript;

import org.jspecify.annotations.Nullable;

/// Where two transcripts differ.
///
/// @param key of the call
/// @param path within it: `outcome`, `code`, or a path into the result, `$.items[2].name`
/// @param before as JSON; null when there was nothing
/// @param after the same
public record Difference(
        String key, String path, @Nullable String before, @Nullable String after) {}
