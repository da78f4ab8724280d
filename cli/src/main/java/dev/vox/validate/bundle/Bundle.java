package dev.vox.validate.bundle;

import dev.vox.json.Json;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip of what a report of a problem needs. Every byte of it has been through a [Censor].
///
/// Its files are in the order of their parts, the manifest first; parts are made at the same time, each within the deadline,
/// and one that cannot be made says why.
public final class Bundle {
    /// How much of a part is kept: its end.
    public static final int LARGEST_PART = 1024 * 1024;

    private static final String MANIFEST = "MANIFEST.md";

    private final List<BundlePart> parts;
    private final Censor censor;
    private final Duration deadline;

    /// @param deadline for all parts together
    public Bundle(List<BundlePart> parts, Censor censor, Duration deadline) {
        this.parts = List.copyOf(parts);
        this.censor = censor;
        this.deadline = deadline;
    }

    /// What was written.
    ///
    /// @param bytes its size
    /// @param files what is in it, in order
    public record Written(Path file, long bytes, List<String> files) {
        public Written {
            files = List.copyOf(files);
        }
    }

    /// Writes the whole file or leaves the one that is there. It is its owner's alone.
    ///
    /// @param head of the manifest: what is reported and which tool did it
    /// @throws MissingPrerequisite when it cannot be written there
    /// @throws InterruptedException if the thread was interrupted
    public Written write(Path file, String head, Instant now) throws InterruptedException {
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> made = made();
        files.put(MANIFEST, censor.masked(manifest(head, made)));
        files.putAll(made);
        zip(file, files, now);
        try {
            return new Written(file, Files.size(file), List.copyOf(files.keySet()));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private Map<String, String> made() throws InterruptedException {
        Map<BundlePart, Future<String>> begun = new LinkedHashMap<>();
        for (BundlePart part : parts) {
            FutureTask<String> task = new FutureTask<>(part.source()::text);
            Thread.ofPlatform().daemon().name("vox-bundle " + part.name()).start(task);
            begun.put(part, task);
        }
        long end = System.nanoTime() + deadline.toNanos();
        Map<String, String> made = new LinkedHashMap<>();
        try {
            for (Map.Entry<BundlePart, Future<String>> each : begun.entrySet()) {
                String text = awaited(each.getKey(), each.getValue(), end - System.nanoTime());
                made.put(
                        each.getKey().name(),
                        LogTail.of(masked(each.getKey().name(), text), LARGEST_PART));
            }
        } finally {
            begun.values().forEach(task -> task.cancel(true));
        }
        return made;
    }

    private String masked(String name, String text) {
        return name.endsWith(".json") ? censor.maskedJson(text) : censor.masked(text);
    }

    private String awaited(BundlePart part, Future<String> task, long nanos)
            throws InterruptedException {
        try {
            return task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return absent(part, "it took longer than " + Figures.duration(deadline));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            String name = cause.getClass().getSimpleName();
            return absent(part, Objects.requireNonNullElse(cause.getMessage(), name));
        }
    }

    private static String absent(BundlePart part, String reason) {
        return part.name().endsWith(".json")
                ? Json.pretty(Map.of("error", reason))
                : "not there: " + reason + "\n";
    }

    private String manifest(String head, Map<String, String> made) {
        StringBuilder text =
                new StringBuilder(head).append("\n| file | holds | bytes |\n|---|---|---|\n");
        for (BundlePart part : parts) {
            int bytes = made.getOrDefault(part.name(), "").getBytes(StandardCharsets.UTF_8).length;
            text.append("| %s | %s | %d |\n".formatted(part.name(), part.about(), bytes));
        }
        return text.append(
                        """

                        Values of variables that are named like secrets, that are marked as such, and passwords in
                        URLs are `***`, here and wherever else they occurred. No tool can know every secret: look the
                        files over before you give them away.
                        """)
                .toString();
    }

    private static void zip(Path file, Map<String, String> files, Instant now) {
        Path temporary = null;
        try {
            Path target = file.toAbsolutePath();
            Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
            if (!Files.isDirectory(folder)) {
                throw new MissingPrerequisite(
                        "[" + file + "] cannot be written: its folder is not there",
                        "make it: mkdir -p " + folder);
            }
            temporary = Files.createTempFile(folder, ".vox-", ".tmp", ownersOnly(target));
            try (OutputStream out = Files.newOutputStream(temporary);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (Map.Entry<String, String> each : files.entrySet()) {
                    ZipEntry entry = new ZipEntry(each.getKey());
                    entry.setTimeLocal(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                    zip.putNextEntry(entry);
                    zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            drop(temporary);
            throw unwritable(file, e);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static MissingPrerequisite unwritable(Path file, IOException cause) {
        String reason =
                switch (cause) {
                    case AccessDeniedException _ -> "permission denied";
                    case FileSystemException other when other.getReason() != null ->
                            other.getReason();
                    default -> cause.getClass().getSimpleName();
                };
        return new MissingPrerequisite(
                "[" + file + "] cannot be written: " + reason,
                "name a file in a folder that is yours",
                cause);
    }

    private static void drop(@Nullable Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // The failure before this one is what is told.
        }
    }
}
