package dev.vox.report;

import java.io.IOException;

/// Where one report goes.
public interface Destination {
    /// As messages call it: a file, `stdout`.
    String name();

    /// Adds a text to it.
    void write(String text) throws IOException;

    /// All of the report is written: it takes its place.
    void finish() throws IOException;

    /// Leaves nothing behind of a report that is not whole.
    void drop();
}
