package dev.vox.template.just;

/// What is wrong with a justfile.
///
/// @param line where, from 1
/// @param problem by the grammar of `VoxException`, without the place
public record JustMistake(int line, String problem) {}
