package dev.vox.profile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The memory of the machine's GPU, of which NVIDIA's driver tells by its tool alone.
final class GpuMemory {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private GpuMemory() {}

    /// The largest GPU's memory.
    ///
    /// @param nvidiaSmi the tool
    /// @return MB; null when the tool does not tell within three seconds
    static @Nullable Long read(Path nvidiaSmi) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        nvidiaSmi.toString(),
                        "--query-gpu=memory.total",
                        "--format=csv,noheader,nounits");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        ? largest(process)
                        : null;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// A line a GPU: it fits into the pipe, so the tool ends before anybody reads.
    private static @Nullable Long largest(Process process) throws IOException {
        String text =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .max(Long::compare)
                .orElse(null);
    }
}
