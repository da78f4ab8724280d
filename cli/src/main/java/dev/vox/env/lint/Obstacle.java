package dev.vox.env.lint;

/// What stands in the way of the environment, besides the files of variables.
///
/// @param problem as `[context] problem`, secrets masked
/// @param fix what to do about it
public record Obstacle(String problem, String fix) {}
