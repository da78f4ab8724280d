package dev.vox.stack.compose.plan;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// What lies at a path of this machine.
@FunctionalInterface
public interface HostFiles {
    /// Looks, links followed.
    Kind kind(Path path);

    /// What there is.
    enum Kind {
        MISSING,
        FILE,
        FOLDER,
        /// A socket or a device.
        OTHER
    }

    /// The machine's own.
    static HostFiles real() {
        return path -> {
            if (Files.isDirectory(path)) {
                return Kind.FOLDER;
            }
            if (Files.isRegularFile(path)) {
                return Kind.FILE;
            }
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Files.exists(path)
                    ? Kind.OTHER
                    : Kind.MISSING;
        };
    }
}
