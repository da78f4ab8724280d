package dev.vox.env.lint;

import java.nio.file.Path;

/// A safe change of a file.
public sealed interface Repair {
    /// The file that it changes.
    Path file();

    /// What it does, as an order: `remove line 4`.
    String action();

    /// Lines that say nothing new.
    ///
    /// @param first from 1
    /// @param last the same or later
    record RemoveLines(Path file, int first, int last) implements Repair {
        @Override
        public String action() {
            return first == last ? "remove line " + first : "remove lines " + first + "–" + last;
        }
    }

    /// How the text is stored.
    record Restore(Path file, TextFlaw flaw) implements Repair {
        @Override
        public String action() {
            return flaw.action();
        }
    }

    /// Read and write for its owner, nothing for others.
    record Restrict(Path file) implements Repair {
        @Override
        public String action() {
            return "chmod 600";
        }
    }

    /// A line for git's list of files that it leaves alone.
    ///
    /// @param file the `.gitignore`, which need not be there
    record Ignore(Path file, String line) implements Repair {
        @Override
        public String action() {
            return "add " + line + " to .gitignore";
        }
    }
}
