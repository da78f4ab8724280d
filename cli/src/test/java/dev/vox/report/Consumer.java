package dev.vox.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of somebody else that reads reports.
public final class Consumer {
    private Consumer() {}

    /// What came of it.
    public record Outcome(int exit, String output) {}

    /// Skips the test where a program is not installed.
    public static void assumeThere(String why, String... trial) throws Exception {
        assumeTrue(run(trial).exit() == 0, why);
    }

    /// Runs it to its end, within half a minute; 127 where it is not installed.
    public static Outcome run(String... argv) throws Exception {
        Path output = Files.createTempFile("consumer", ".out");
        try {
            Process process =
                    new ProcessBuilder(List.of(argv))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("ended within 30 s: " + List.of(argv)).isTrue();
            return new Outcome(
                    process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException notInstalled) {
            return new Outcome(127, String.valueOf(notInstalled.getMessage()));
        } finally {
            delete(output);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
