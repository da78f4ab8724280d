package dev.vox.stack;

/// The program that listens on a port.
///
/// @param pid its process id
/// @param command its command line, shortened
public record PortOwner(long pid, String command) {}
