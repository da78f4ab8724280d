package dev.vox.contract.library;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.report.FileDestination;
import dev.vox.report.ReportFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The contracts that came with the tool: examples, each with a worker that runs.
public final class ShippedContracts {
    /// Their domains, each the name of a file in `contracts/`, in the order in which they depend on each other.
    public static final List<String> DOMAINS =
            List.of("device", "memory", "model", "processing", "inference", "postprocessing");

    /// What stands beside the contracts: their workers, callers and pages.
    private static final List<String> BESIDE = List.of("examples/worker.py", "examples/caller.py");

    private static final String FOLDER = "/contracts/";

    private ShippedContracts() {}

    /// Puts the contracts and their workers into a folder, where programs can run them; files that are there and the same
    /// are left alone.
    ///
    /// @throws MissingPrerequisite when it cannot be written
    public static void unpack(Path folder) {
        for (String domain : DOMAINS) {
            unpack(folder, domain + ".yaml");
            unpack(folder, "examples/" + domain + ".py");
            unpack(folder, "examples/" + domain + ".md");
        }
        BESIDE.forEach(file -> unpack(folder, file));
    }

    private static void unpack(Path folder, String file) {
        byte[] bytes = bytes(file);
        Path place = folder.resolve(file);
        try {
            if (Files.exists(place) && Arrays.equals(Files.readAllBytes(place), bytes)) {
                return;
            }
            FileDestination.put(place, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new MissingPrerequisite(
                    "[%s] cannot be written: %s".formatted(place, ReportFile.reason(e)), null, e);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = ShippedContracts.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not in this build");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
