package dev.vox.env.export;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;

/// A line a variable, everything behind `=` being its value.
///
/// Source: docker/cli, package `pkg/kvfile`; it reads lines with Go's `bufio.Scanner`, which cuts a carriage return at a
/// line's end and takes no line of 64 KiB or more.
record DockerDialect() implements Dialect {
    private static final int LINE_BYTES = 64 * 1024;

    @Override
    public Optional<String> problem(String name, String value) {
        if (name.isEmpty() || name.startsWith("#") || name.chars().anyMatch(c -> c <= ' ')) {
            return Optional.of("no name that the file may hold");
        }
        if (value.indexOf('\n') >= 0) {
            return Optional.of("a value of several lines");
        }
        if (value.endsWith("\r")) {
            return Optional.of("a value that ends with a carriage return");
        }
        int bytes = (name + "=" + value).getBytes(StandardCharsets.UTF_8).length;
        return bytes < LINE_BYTES - 1 ? Optional.empty() : Optional.of("a value of 64 KiB or more");
    }

    @Override
    public String write(SortedMap<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }
}
