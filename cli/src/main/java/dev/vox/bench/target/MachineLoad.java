package dev.vox.bench.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// What is used of this machine.
///
/// @param busy processor time of all processors since the machine's start, to 10 ms
/// @param available memory for new work without swapping, in KiB
/// @param total memory, in KiB
public record MachineLoad(Duration busy, long available, long total) {
    /// USER_HZ is 100 on every machine: time(7).
    private static final long MILLIS_A_TICK = 10;

    /// `cpu user nice system idle iowait irq softirq steal`: proc_stat(5).
    private static final int FIRST = 1;

    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int LAST = 8;

    /// Now; empty where there is no `/proc`. Source: proc_stat(5), proc_meminfo(5).
    public static Optional<MachineLoad> now() {
        try {
            String memory = Files.readString(Path.of("/proc/meminfo"));
            long total = number(memory, "MemTotal:");
            long available = number(memory, "MemAvailable:");
            return total > 0 && available >= 0
                    ? Optional.of(new MachineLoad(processors(), available, total))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Duration processors() throws IOException {
        String[] fields =
                Files.readString(Path.of("/proc/stat"))
                        .lines()
                        .findFirst()
                        .orElse("")
                        .split(" +", -1);
        long ticks = 0;
        for (int i = FIRST; i < Math.min(fields.length, LAST + 1); i++) {
            if (i != IDLE && i != WAITING) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    private static long number(String page, String key) {
        return Arrays.stream(page.split("\n", -1))
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    /// The share of the memory that is available, 0 to 1.
    public double free() {
        return (double) available / total;
    }
}
