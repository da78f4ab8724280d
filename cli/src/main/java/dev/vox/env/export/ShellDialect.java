package dev.vox.env.export;

import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// `export` lines, every value in single quotes, in which a shell takes everything as it is (POSIX.1-2017, shell command
/// language, 2.2.2).
record ShellDialect() implements Dialect {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public Optional<String> problem(String name, String value) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("no name of a shell's variable");
    }

    @Override
    public String write(SortedMap<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) ->
                text.append("export ")
                        .append(name)
                        .append("='")
                        .append(value.replace("'", "'\\''"))
                        .append("'\n"));
        return text.toString();
    }
}
