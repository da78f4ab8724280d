package dev.vox.env.dotenv;

import java.util.List;

/// A file of variables, read.
///
/// @param assignments in the order of the file; a key may come more than once, and the last one counts
/// @param mistakes every one that was found; none of them is in an assignment
public record DotenvFile(List<Assignment> assignments, List<DotenvMistake> mistakes) {
    public DotenvFile {
        assignments = List.copyOf(assignments);
        mistakes = List.copyOf(mistakes);
    }

    /// Reads a file's text, in time linear in its length.
    ///
    /// The rules are those of Docker Compose (compose-go, package `dotenv`), except that every mistake is found, not the
    /// first only.
    public static DotenvFile parse(String text) {
        return new DotenvParser(text).parse();
    }
}
