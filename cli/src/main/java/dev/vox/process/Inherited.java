package dev.vox.process;

/// What this process was given at its start and the JVM has changed since, as the launcher saw it.
///
/// @param ignoredSignals one bit each, signal 1 the lowest; the JVM takes some of them over
/// @param openFiles the soft limit of open files, which the JVM raises; below 0 when nobody looked or there is none
public record Inherited(long ignoredSignals, long openFiles) {
    /// Nobody looked.
    public static final Inherited UNKNOWN = new Inherited(0, -1);

    /// Of the launcher's words.
    ///
    /// @param ignoredSignals hexadecimal, as proc(5) writes `SigIgn`; empty when unknown
    /// @param openFiles as `ulimit -S -n` prints it; empty when unknown
    public static Inherited of(String ignoredSignals, String openFiles) {
        try {
            return new Inherited(
                    ignoredSignals.isBlank()
                            ? 0
                            : Long.parseUnsignedLong(ignoredSignals.strip(), 16),
                    openFiles.isBlank() || openFiles.strip().equals("unlimited")
                            ? -1
                            : Long.parseLong(openFiles.strip()));
        } catch (NumberFormatException unreadable) {
            return UNKNOWN;
        }
    }
}
