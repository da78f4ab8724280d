package dev.vox.yaml;

/// Where something stands in a file.
///
/// @param line from 1
/// @param column from 1
public record Place(String source, int line, int column) {
    /// `file:line:column`.
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
