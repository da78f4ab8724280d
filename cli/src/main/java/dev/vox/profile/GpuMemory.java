package dev.vox.profile;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.process.Command;
import dev.vox.process.Completed;
import dev.vox.process.Programs;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The memory of the machine's GPU, of which NVIDIA's driver tells by its tool alone.
final class GpuMemory {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private GpuMemory() {}

    /// The largest GPU's memory.
    ///
    /// @param nvidiaSmi the tool
    /// @return MB; null when the tool does not tell within three seconds
    static @Nullable Long read(Path nvidiaSmi) {
        List<String> question =
                List.of(
                        nvidiaSmi.toString(),
                        "--query-gpu=memory.total",
                        "--format=csv,noheader,nounits");
        try {
            return largest(Programs.run(Command.of(PATIENCE, question)));
        } catch (MissingPrerequisite | OperationFailed e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// A line a GPU.
    private static @Nullable Long largest(Completed tool) {
        return tool.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .max(Long::compare)
                .orElse(null);
    }
}
