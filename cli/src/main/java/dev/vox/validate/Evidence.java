package dev.vox.validate;

/// Something that a check saw.
///
/// @param name in words, lower case: `status`, `first audible`
/// @param value as it was seen, with its unit; secrets masked
public record Evidence(String name, String value) {}
