package dev.vox.env;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the tool runs, as far as it changes a default.
///
/// @param container whether this is a container of Docker or Podman
public record Surroundings(boolean container) {
    /// Looks for the marker files that Docker and Podman put into their containers.
    ///
    /// @param fileSystemRoot `/`, or a test's own
    public static Surroundings detect(Path fileSystemRoot) {
        return new Surroundings(
                Files.exists(fileSystemRoot.resolve(".dockerenv"))
                        || Files.exists(fileSystemRoot.resolve("run/.containerenv")));
    }

    /// The address to listen on unless told otherwise: every interface in a container, whose ports are published one by
    /// one, and loopback elsewhere.
    public String host() {
        return container ? "0.0.0.0" : "127.0.0.1";
    }
}
