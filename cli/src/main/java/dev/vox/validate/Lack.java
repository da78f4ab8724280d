package dev.vox.validate;

import org.jspecify.annotations.Nullable;

/// What is missing for a check to run.
///
/// @param reason by the grammar of `VoxException`: `nothing listens at port 8080`
/// @param fix how to get it; null when nobody knows
public record Lack(String reason, @Nullable String fix) {}
