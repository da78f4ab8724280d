package dev.vox.validate;

/// The file of a phase.
///
/// @param source as messages call it: relative to the project, or `vox:` and the path in the tool
public record PhaseFile(String source, String text) {}
