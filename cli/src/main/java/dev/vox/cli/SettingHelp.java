package dev.vox.cli;

/// A row of `vox help environment`.
///
/// @param variable its name in the environment
/// @param fallback what applies where it is not set, as text; empty for nothing
/// @param sentence what it does, one line
record SettingHelp(String variable, String fallback, String sentence) {}
