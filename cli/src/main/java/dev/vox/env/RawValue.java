package dev.vox.env;

/// What a layer says of a variable, before it is given a type.
///
/// @param text as written, expanded
/// @param origin where it stands
public record RawValue(String text, Origin origin) {}
