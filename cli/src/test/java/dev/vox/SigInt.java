package dev.vox;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether the processes that a test starts can hear SIGINT.
public final class SigInt {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String IGNORED = "SigIgn:";
    private static final int HEXADECIMAL = 16;

    /// Signal 2; the mask begins with signal 1.
    private static final long MASK = 1L << 1;

    private SigInt() {}

    /// Skips the test when this JVM was started with SIGINT ignored, as jobs in the background of a script are: a process
    /// hands that on to its children, and a JVM respects it.
    ///
    /// Source: proc(5), `/proc/PID/status`, `SigIgn`.
    public static void assumeHeard() throws IOException {
        List<String> lines = Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.of();
        boolean ignored =
                lines.stream()
                        .filter(line -> line.startsWith(IGNORED))
                        .map(line -> line.substring(IGNORED.length()).strip())
                        .anyMatch(mask -> (Long.parseUnsignedLong(mask, HEXADECIMAL) & MASK) != 0);
        assumeFalse(ignored, "this JVM was started with SIGINT ignored, and so are its children");
    }
}
