package dev.vox.report;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A report that is there as a whole, written to a file.
public final class ReportFile {
    private ReportFile() {}

    /// Writes a text, or leaves what was there before.
    ///
    /// @throws OperationFailed when it cannot be written, naming the file and why
    public static void write(Path file, String text) {
        try {
            FileDestination.put(file, text);
        } catch (IOException e) {
            throw new OperationFailed(
                    "[%s] the report cannot be written: %s".formatted(file, reason(e)), null, e);
        }
    }

    /// Complains of a place where no report can be written, before there is one.
    ///
    /// @throws MissingPrerequisite naming the file and why
    public static void require(Path file) {
        String problem = obstacle(file.toAbsolutePath());
        if (!problem.isEmpty()) {
            throw new MissingPrerequisite(
                    "[%s] no report can be written there: %s".formatted(file, problem));
        }
    }

    private static String obstacle(Path file) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Files.isWritable(file) ? "" : "permission denied";
        }
        Path folder = file.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return "%s is no folder".formatted(folder);
        }
        return Files.isWritable(folder) ? "" : "permission denied";
    }

    /// Why a file cannot be written, as a phrase. The message of a file system's exception is often only the name of a file.
    public static String reason(Exception failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "its folder is not there";
            case FileSystemException other when other.getReason() != null ->
                    lowerCase(other.getReason());
            case FileSystemException other -> other.getClass().getSimpleName();
            default -> lowerCase(String.valueOf(failure.getMessage()));
        };
    }

    private static String lowerCase(String words) {
        return words.isEmpty()
                ? "unknown reason"
                : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
