package dev.vox.template;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What came of `vox init`; for a dry run, what would come of it.
public record InitReport(Path folder, boolean dryRun, List<FileOutcome> files) {
    public InitReport {
        files = List.copyOf(files);
    }

    /// What is done about a file.
    public enum Outcome {
        /// There was none.
        CREATED,
        /// The lines it lacked are added behind its own.
        EXTENDED,
        /// It differed, and was to be overwritten.
        OVERWRITTEN,
        /// It is as it should be.
        UNCHANGED,
        /// It differs, and stays as it is.
        LEFT
    }

    /// One file.
    ///
    /// @param path relative to the folder
    /// @param diff from what was there to what vox would write, unified, secrets masked; empty unless a file is extended,
    ///     overwritten or left
    /// @param kept where the text that was overwritten is kept, relative to the folder; null where none was
    public record FileOutcome(
            String path, Outcome outcome, List<String> diff, @Nullable String kept) {
        public FileOutcome {
            diff = List.copyOf(diff);
        }
    }

    /// Whether every file is now as the template says.
    public boolean complete() {
        return files.stream().noneMatch(file -> file.outcome() == Outcome.LEFT);
    }
}
