package dev.vox.stack;

/// The program that listens on a port.
///
/// @param pid its process id
/// @param program its file name
public record PortOwner(long pid, String program) {}
