package dev.vox.bench.target;

import dev.vox.env.OperatingSystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What this machine is, as far as the system tells.
///
/// Source: proc_cpuinfo(5), proc_meminfo(5), os-release(5).
///
/// @param fileSystem `/`, or a test's own
record Machine(Path fileSystem) {
    private static final long KIB_A_MIB = 1024;

    /// By their names in a fingerprint; what is not known is left out.
    Map<String, String> facts(OperatingSystem system, int cores) {
        Map<String, String> facts = new LinkedHashMap<>();
        value("proc/cpuinfo", "model name", ":").ifPresent(cpu -> facts.put("machine.cpu", cpu));
        facts.put("machine.arch", system.architecture());
        facts.put("machine.cores", Integer.toString(cores));
        memory().ifPresent(memory -> facts.put("machine.memory", memory));
        facts.put(
                "machine.os",
                value("etc/os-release", "PRETTY_NAME=", "=")
                        .map(name -> name.replace("\"", ""))
                        .orElse(system.name()));
        facts.put("machine.kernel", system.version());
        return facts;
    }

    private Optional<String> memory() {
        return value("proc/meminfo", "MemTotal", ":")
                .map(text -> text.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty() && digits.length() < 16)
                .map(digits -> Long.parseLong(digits) / KIB_A_MIB + " MiB");
    }

    /// What stands behind a key, in the first line that has it.
    private Optional<String> value(String file, String key, String separator) {
        try (Stream<String> lines = Files.lines(fileSystem.resolve(file))) {
            return lines.filter(line -> line.startsWith(key) && line.contains(separator))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(separator) + 1).strip());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
