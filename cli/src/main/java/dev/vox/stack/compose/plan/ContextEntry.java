package dev.vox.stack.compose.plan;

import java.nio.file.Path;

/// A file, folder or link of a build context.
///
/// @param name relative to the context, with `/`
/// @param permissions the lower twelve bits of its mode; 0 where the system has none
/// @param size in bytes
/// @param stamp everything by which a change shows without reading: size, times, inode
/// @param changed when its content or mode last changed, in nanoseconds since 1970
record ContextEntry(
        Path path, String name, Kind kind, int permissions, long size, String stamp, long changed) {
    /// What it is. Sockets, pipes and devices are in no build context.
    enum Kind {
        FILE,
        FOLDER,
        LINK
    }
}
