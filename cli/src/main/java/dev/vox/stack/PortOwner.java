package dev.vox.stack;

import org.jspecify.annotations.Nullable;

/// The program that listens on a port.
///
/// @param pid its process id
/// @param program its file name
/// @param project the root of the project whose stack it is; null when it is no stack of this tool
public record PortOwner(long pid, String program, @Nullable String project) {}
