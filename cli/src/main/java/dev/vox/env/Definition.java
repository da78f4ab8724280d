package dev.vox.env;

/// What one place says of a variable, before it is expanded.
///
/// @param variable its name
/// @param text as written, with quotes and escapes undone
/// @param expands whether `${…}` in it is expanded; single-quoted values, the process's environment and `--env` are literal
/// @param origin where it stands
/// @param sensitive whether it is marked as a secret there
public record Definition(
        String variable, String text, boolean expands, Origin origin, boolean sensitive) {
    /// A value that stands for itself.
    public static Definition literal(String variable, String text, Origin origin) {
        return new Definition(variable, text, false, origin, false);
    }
}
