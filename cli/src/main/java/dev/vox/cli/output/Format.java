package dev.vox.cli.output;

/// In which form results go to stdout.
public enum Format {
    /// Aligned and coloured, for a person at a terminal.
    HUMAN,
    /// One line a row, tab between its cells, for `cut` and `awk`.
    PLAIN,
    /// JSON on several lines, for a person at a terminal.
    JSON_PRETTY,
    /// JSON on one line a document, for a program.
    JSON_COMPACT;

    public boolean json() {
        return this == JSON_PRETTY || this == JSON_COMPACT;
    }
}
