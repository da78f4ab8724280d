package dev.vox.validate.remedy;

import dev.vox.stack.ProcessIdentity;

import java.nio.file.Path;
import java.util.List;

/// One thing that a remedy does, as a value: shown first, done afterwards.
public sealed interface Change {
    /// What it is about, by its path or its process.
    String subject();

    /// What it does, as an order: `remove the record of a stack that is gone`.
    String action();

    /// The same for a shell; empty where the change is the lines of a file.
    String command();

    /// A file of the project gets another text. What it held is kept.
    ///
    /// @param before what it holds now; empty where it is not there
    /// @param after what it is to hold
    record Edit(Path file, String before, String after, List<String> reasons) implements Change {
        public Edit {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String subject() {
            return file.toString();
        }

        @Override
        public String action() {
            return String.join(", ", reasons);
        }

        @Override
        public String command() {
            return "";
        }

        /// The lines that change, as a unified diff shows them.
        ///
        /// @param shown the file as the diff names it
        public List<String> diff(String shown) {
            return LineDiff.unified(shown, before, after);
        }
    }

    /// A file or a folder becomes its owner's alone.
    ///
    /// @param mode as `chmod` takes it: `700`
    record Restrict(Path path, String mode) implements Change {
        @Override
        public String subject() {
            return path.toString();
        }

        @Override
        public String action() {
            return "let its owner alone read it";
        }

        @Override
        public String command() {
            return "chmod " + mode + " " + path;
        }
    }

    /// A file of the tool's own that is missing.
    record Create(Path file, String text) implements Change {
        @Override
        public String subject() {
            return file.toString();
        }

        @Override
        public String action() {
            return "let git leave the folder alone";
        }

        @Override
        public String command() {
            return "echo '" + text.strip() + "' > " + file;
        }
    }

    /// A file that a process of the tool left behind when it was killed.
    ///
    /// @param writer the process that its name names
    record Remove(Path file, long writer) implements Change {
        @Override
        public String subject() {
            return file.toString();
        }

        @Override
        public String action() {
            return "remove what pid %d, which is gone, left half written".formatted(writer);
        }

        @Override
        public String command() {
            return "rm " + file;
        }
    }

    /// The record of a stack whose process is gone, and its control token.
    ///
    /// @param record its file
    /// @param process that it speaks of
    record Forget(Path record, ProcessIdentity process) implements Change {
        @Override
        public String subject() {
            return record.toString();
        }

        @Override
        public String action() {
            return "remove the record of a stack whose process, pid %d, is gone"
                    .formatted(process.pid());
        }

        @Override
        public String command() {
            return "rm " + record;
        }
    }

    /// A record that nobody can read.
    ///
    /// @param text what it holds
    record Discard(Path record, String text) implements Change {
        @Override
        public String subject() {
            return record.toString();
        }

        @Override
        public String action() {
            return "remove a record that cannot be read";
        }

        @Override
        public String command() {
            return "rm " + record;
        }
    }

    /// A start of this project's stack that never came to an end, and whose `vox dev` is long gone.
    ///
    /// @param process that the project's record names, by its start too
    record End(ProcessIdentity process) implements Change {
        @Override
        public String subject() {
            return "pid " + process.pid();
        }

        @Override
        public String action() {
            return "end a start of the stack that never became ready";
        }

        @Override
        public String command() {
            return "vox stop";
        }
    }
}
