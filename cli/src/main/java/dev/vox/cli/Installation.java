package dev.vox.cli;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Where the tool is installed, as the launcher says.
///
/// @param home the install folder; absent when the tool was started without its launcher
/// @param jdk the folder of the JDK that runs it; absent likewise
public record Installation(@Nullable Path home, @Nullable Path jdk) {}
