package dev.vox.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Another program that holds a lock until its input ends.
final class LockHolder {
    private LockHolder() {}

    /// Starts it and returns when it has the lock.
    static Process start(Path lock) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xshare:auto",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        LockHolder.class.getName(),
                                        lock.toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String answer = process.inputReader(StandardCharsets.US_ASCII).readLine();
        if (!"held".equals(answer)) {
            throw new IOException("the lock was not taken: " + answer);
        }
        return process;
    }

    @SuppressWarnings("SystemOut") // it reports to the test that started it
    public static void main(String[] args) throws IOException {
        try (FolderLock _ = FolderLock.tryTake(Path.of(args[0])).orElseThrow()) {
            System.out.println("held");
            while (System.in.read() >= 0) {
                // until the test goes away
            }
        }
    }
}
