package dev.vox.contract.audit;

/// Something that the audit saw.
///
/// @param name in words, lower case: `answer`, `p95`
/// @param value as it was seen, with its unit
public record Observation(String name, String value) {}
