package dev.vox.process;

import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the system says of one thread: proc(5), `/proc/PID/task/TID/status`.
///
/// @param lines of the file
record ProcessStatus(List<String> lines) {
    /// That of the thread the process began with.
    ///
    /// HotSpot runs `main` on another one; this one's signal mask is as the process was given it.
    static ProcessStatus ofFirstThread() {
        return read(Path.of("/proc/self/status"));
    }

    static ProcessStatus read(Path file) {
        try {
            return new ProcessStatus(
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList());
        } catch (IOException e) {
            throw new OperationFailed(
                    "[" + file + "] cannot be read: " + e.getMessage(),
                    "vox entrypoint needs Linux with /proc",
                    e);
        }
    }

    /// Real, effective, saved and file system's user id.
    long[] users() {
        return numbers("Uid:");
    }

    /// Real, effective, saved and file system's group id.
    long[] groups() {
        return numbers("Gid:");
    }

    /// The further groups.
    long[] furtherGroups() {
        return numbers("Groups:");
    }

    /// The signals that are blocked, one bit each, signal 1 the lowest.
    long blockedSignals() {
        return Long.parseUnsignedLong(value("SigBlk:"), 16);
    }

    private long[] numbers(String key) {
        String value = value(key);
        if (value.isEmpty()) {
            return new long[0];
        }
        String[] words = value.split("\\s+", -1);
        long[] numbers = new long[words.length];
        for (int at = 0; at < words.length; at++) {
            numbers[at] = Long.parseLong(words[at]);
        }
        return numbers;
    }

    private String value(String key) {
        for (String line : lines) {
            if (line.startsWith(key)) {
                return line.substring(key.length()).strip();
            }
        }
        throw new OperationFailed("[/proc/self/status] says nothing of " + key);
    }
}
