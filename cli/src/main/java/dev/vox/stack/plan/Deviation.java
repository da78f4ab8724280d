package dev.vox.stack.plan;

import dev.vox.env.LayerName;

import org.jspecify.annotations.Nullable;

/// A variable that differs from the defaults.
///
/// @param variable its name
/// @param value as it may be shown: a secret is masked
/// @param fallback what the defaults say, as it may be shown; null when they say nothing
/// @param layer the layer that won
/// @param origin where it stands: `.env.local:7`
public record Deviation(
        String variable, String value, @Nullable String fallback, LayerName layer, String origin) {}
