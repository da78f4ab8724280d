package dev.vox.json;

/// A text is not JSON.
///
/// The message is `source:line:column: problem`; checked, because where the text came from decides what it means.
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedJson(String source, int line, int column, String problem) {
        super("%s:%d:%d: %s".formatted(source, line, column, problem));
        this.line = line;
        this.column = column;
    }

    /// The line of the mistake, from 1.
    public int line() {
        return line;
    }

    /// The column that reading had come to, from 1: at the mistake or right behind it.
    public int column() {
        return column;
    }
}
