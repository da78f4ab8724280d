package dev.vox.env.lint;

import dev.vox.env.Origin;

/// Where something was found.
///
/// @param source a file as messages name it, or `environment`, or a flag
/// @param line from 1; 0 for the whole of it
public record Place(String source, int line) {
    static Place whole(LintFile file) {
        return new Place(file.shown(), 0);
    }

    static Place of(Origin origin) {
        return switch (origin) {
            case Origin.FileLine(var file, int line) -> new Place(file.toString(), line);
            case Origin.BuiltIn other -> new Place(other.label(), 0);
            case Origin.ProcessEnvironment other -> new Place(other.label(), 0);
            case Origin.Flag other -> new Place(other.label(), 0);
            case Origin.Profile other -> new Place(other.label(), 0);
            case Origin.Choice other -> new Place(other.label(), 0);
        };
    }

    /// As it is shown: `.env.local:7`.
    public String label() {
        return line == 0 ? source : source + ":" + line;
    }
}
