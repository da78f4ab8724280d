package dev.vox.bench.target;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a process uses of the machine.
///
/// @param memory resident, in bytes
/// @param threads of it
/// @param descriptors that are open; −1 when this user may not see them
/// @param processor time that it used since its start, to 10 ms
public record ProcessUsage(long memory, int threads, int descriptors, Duration processor) {
    private static final long BYTES_A_KIB = 1024;

    /// Linux tells the processor time in hundredths of a second on every machine: USER_HZ, time(7).
    private static final long MILLIS_A_TICK = 10;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /// Now; empty when there is no such process, or no `/proc` on this system.
    public static Optional<ProcessUsage> of(long pid) {
        return of(Path.of("/proc"), pid);
    }

    /// That of several, taken together; empty when there are none, or one of them is gone.
    static Optional<ProcessUsage> of(List<Long> processes) {
        Optional<ProcessUsage> all = Optional.empty();
        for (long pid : processes) {
            Optional<ProcessUsage> each = of(pid);
            if (each.isEmpty()) {
                return each;
            }
            all = all.isEmpty() ? each : Optional.of(all.get().plus(each.get()));
        }
        return all;
    }

    private ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(
                memory + other.memory,
                threads + other.threads,
                descriptors < 0 || other.descriptors < 0 ? -1 : descriptors + other.descriptors,
                processor.plus(other.processor));
    }

    /// Source: proc_pid_status(5), proc_pid_stat(5).
    static Optional<ProcessUsage> of(Path proc, long pid) {
        Path process = proc.resolve(Long.toString(pid));
        try {
            String status = Files.readString(process.resolve("status"));
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
            return Optional.of(
                    new ProcessUsage(
                            number(status, "VmRSS:") * BYTES_A_KIB,
                            (int) number(status, "Threads:"),
                            descriptors(process.resolve("fd")),
                            Duration.ofMillis(ticks * MILLIS_A_TICK)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// A process that has ended and was not collected has no memory line.
    private static long number(String status, String key) {
        return status.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line " + key));
    }

    private static int descriptors(Path folder) {
        int open = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
            for (Path _ : descriptors) {
                open++;
            }
            return open;
        } catch (IOException e) {
            return -1;
        }
    }
}
