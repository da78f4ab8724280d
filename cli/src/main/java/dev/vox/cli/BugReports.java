package dev.vox.cli;

import dev.vox.env.Project;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes down a fault of vox, so that it can be reported.
final class BugReports {
    private static final int MOST_A_SECOND = 100;

    private final Redaction redaction;
    private final @Nullable String project;
    private final Supplier<Build> build;
    private final InstantSource clock;

    BugReports(
            Redaction redaction,
            @Nullable String project,
            Supplier<Build> build,
            InstantSource clock) {
        this.redaction = redaction;
        this.project = project;
        this.build = build;
        this.clock = clock;
    }

    /// What is known of secrets at the time of a fault.
    Redaction redaction() {
        return redaction;
    }

    /// Writes a report under the project's `.vox/logs`, or in the temporary folder where that is not writable.
    ///
    /// @return its file, absent where neither is writable
    Optional<Path> write(String trace) {
        Instant now = clock.instant();
        String text = text(now, trace);
        String name = "bug-" + now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        return inProject(name, text).or(() -> inTemporaryFolder(name, text));
    }

    private String text(Instant now, String trace) {
        return "%s\ntime: %s\narguments: %s\n\n%s"
                .formatted(build.get().line(), now, redaction.arguments(), redaction.masked(trace));
    }

    private Optional<Path> inProject(String name, String text) {
        try {
            Path root = project == null ? Project.nearest(Path.of("")).root() : Path.of(project);
            Path state = root.toAbsolutePath().resolve(".vox");
            if (Files.notExists(state)) {
                createPrivate(state);
            }
            Path folder = Files.createDirectories(state.resolve("logs"));
            return Optional.of(create(folder, name, text));
        } catch (IOException | InvalidPathException notWritable) {
            return Optional.empty();
        }
    }

    /// The state folder may hold control tokens: it is its owner's alone, where the file system knows owners.
    private static void createPrivate(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static Optional<Path> inTemporaryFolder(String name, String text) {
        try {
            Path file = Files.createTempFile("vox-" + name + "-", ".txt");
            return Optional.of(Files.writeString(file, text));
        } catch (IOException notWritable) {
            return Optional.empty();
        }
    }

    private static Path create(Path folder, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int number = 1; number <= MOST_A_SECOND; number++) {
            Path file = folder.resolve(name + (number == 1 ? "" : "-" + number) + ".txt");
            if (Files.notExists(file)) {
                return Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
            }
        }
        throw new FileAlreadyExistsException(name);
    }
}
