package dev.vox.env.lint;

/// A file that is there and cannot be read as variables.
///
/// @param shown as messages name it
/// @param problem why, without the file's name
/// @param fix what to do about it
record Unread(String shown, String problem, String fix) {}
