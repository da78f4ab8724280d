package dev.vox.env.dotenv;

/// What is wrong with a file of variables.
///
/// @param line where, from 1
/// @param problem as Compose words it, without `line N:`
public record DotenvMistake(int line, String problem) {}
