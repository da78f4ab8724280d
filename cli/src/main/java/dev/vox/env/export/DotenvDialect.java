package dev.vox.env.export;

import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// A file of variables. Its values stand for themselves: what is read back is not expanded again.
record DotenvDialect() implements Dialect {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}_.\\-\\[\\]]+");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=?&~^-]*");

    @Override
    public Optional<String> problem(String name, String value) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("no name that a file of variables may hold");
    }

    @Override
    public String write(SortedMap<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach(
                (name, value) -> text.append(name).append('=').append(quoted(value)).append('\n'));
        return text.toString();
    }

    private static String quoted(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        return needsEscapes(value) ? doubleQuoted(value) : "'" + value + "'";
    }

    /// Single quotes hold neither of their own kind nor a backslash before one, and a carriage return before a line feed
    /// is lost as the file is read.
    private static boolean needsEscapes(String value) {
        return value.indexOf('\'') >= 0 || value.indexOf('\\') >= 0 || value.indexOf('\r') >= 0;
    }

    private static String doubleQuoted(String value) {
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("\r", "\\r")
                + "\"";
    }
}
