package dev.vox.env;

/// The system that this JVM runs on, as it calls itself.
///
/// @param name `Linux`
/// @param version of its kernel
/// @param architecture of the machine: `amd64`
public record OperatingSystem(String name, String version, String architecture) {
    /// Reads the system properties.
    public static OperatingSystem current() {
        return new OperatingSystem(
                System.getProperty("os.name", ""),
                System.getProperty("os.version", ""),
                System.getProperty("os.arch", ""));
    }
}
