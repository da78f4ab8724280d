package dev.vox.cli.repl.talk;

import dev.vox.json.Json;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Writes the minutes of a conversation to a file, which is there whole or not at all.
final class MinutesFile {
    private MinutesFile() {}

    /// Writes JSON where the name says so, else text.
    ///
    /// @throws MissingPrerequisite when the folder is not there, or the name is a folder's
    /// @throws OperationFailed when it cannot be written
    static void write(Path file, Minutes.Copy minutes) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new MissingPrerequisite(
                    "[%s] is not the name of a file in a folder that there is".formatted(file));
        }
        String text =
                file.toString().endsWith(".json")
                        ? Json.pretty(Json.document(1, MinutesViews.json(minutes)))
                        : text(minutes);
        try {
            Path draft = Files.createTempFile(folder, ".vox-", ".part");
            try {
                Files.writeString(draft, text);
                move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new OperationFailed(
                    "[%s] cannot be written: %s".formatted(file, e.getMessage()), null, e);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(Minutes.Copy minutes) {
        List<String> lines = new ArrayList<>(MinutesViews.transcript(minutes));
        lines.add("");
        lines.addAll(MinutesViews.figures(minutes));
        return String.join("\n", lines) + "\n";
    }
}
