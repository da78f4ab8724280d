package dev.vox.env.dotenv;

import org.jspecify.annotations.Nullable;

/// What a file says of one variable.
///
/// @param key the variable's name
/// @param text the value with its quotes and escapes undone, not expanded; null where the key stands alone, which takes
///     the value of the surrounding environment
/// @param quoting how it was written; only [Quoting#SINGLE] is literal, the others expand
/// @param line where the key stands, from 1
/// @param lastLine where the value ends; a quoted one may span lines
/// @param sensitive whether `# @sensitive` stands behind it or on the line above
public record Assignment(
        String key,
        @Nullable String text,
        Quoting quoting,
        int line,
        int lastLine,
        boolean sensitive) {
    /// How a value is written.
    public enum Quoting {
        NONE,
        SINGLE,
        DOUBLE
    }
}
