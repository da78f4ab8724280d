package dev.vox.env.lint;

import org.jspecify.annotations.Nullable;

/// A file of variables for a model that there is not.
///
/// @param shown the file as messages name it
/// @param model the name that it has of it
/// @param nearest the model that may be meant; null when none is near
public record Stray(String shown, String model, @Nullable String nearest) {}
