package dev.vox.env.export;

import java.util.Optional;
import java.util.SortedMap;

/// Lines for the file `$GITHUB_ENV`, each value between two delimiters, which the value cannot hold by design of whoever
/// wrote it: they are made by chance.
///
/// Source: GitHub's workflow commands, "Setting an environment variable", "Multiline strings".
record GithubDialect(Delimiters delimiters) implements Dialect {
    @Override
    public Optional<String> problem(String name, String value) {
        boolean fits =
                !name.isBlank()
                        && name.indexOf('=') < 0
                        && name.indexOf("<<") < 0
                        && name.indexOf('\n') < 0;
        return fits ? Optional.empty() : Optional.of("no name that the file may hold");
    }

    @Override
    public String write(SortedMap<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> {
            String delimiter = delimiter(value);
            text.append(name).append("<<").append(delimiter).append('\n');
            text.append(value).append('\n').append(delimiter).append('\n');
        });
        return text.toString();
    }

    private String delimiter(String value) {
        String delimiter = delimiters.get();
        while (value.contains(delimiter)) {
            delimiter = delimiters.get();
        }
        return delimiter;
    }
}
