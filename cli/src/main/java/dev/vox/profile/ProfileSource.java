package dev.vox.profile;

/// Where a profile is written.
///
/// @param file as it is shown: `profiles/piper.yaml`
/// @param shipped whether it came with the tool rather than with the project
public record ProfileSource(String file, boolean shipped) {}
