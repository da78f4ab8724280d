package dev.vox.contract.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How words make a name.
public enum NameStyle {
    /// Any way.
    ANY("any", ".*"),
    /// `free_memory`.
    SNAKE("snake_case", "[a-z][a-z0-9]*(_[a-z0-9]+)*"),
    /// `freeMemory`.
    CAMEL("camelCase", "[a-z][A-Za-z0-9]*"),
    /// `FreeMemory`.
    PASCAL("PascalCase", "[A-Z][A-Za-z0-9]*"),
    /// `free-memory`.
    KEBAB("kebab-case", "[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Pattern BOUNDARY =
            Pattern.compile("[_-]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final String word;
    private final Pattern form;

    NameStyle(String word, String form) {
        this.word = word;
        this.form = Pattern.compile(form);
    }

    /// As a contract file writes it.
    public String word() {
        return word;
    }

    /// As contract files write them.
    public static List<String> words() {
        return Arrays.stream(values()).map(NameStyle::word).toList();
    }

    /// The style of a word.
    public static Optional<NameStyle> named(String word) {
        return Arrays.stream(values()).filter(style -> style.word.equals(word)).findFirst();
    }

    /// Whether a name is of this style.
    public boolean fits(String name) {
        return form.matcher(name).matches();
    }

    /// A name of another style in this one.
    public String of(String name) {
        List<String> words = words(name);
        return switch (this) {
            case ANY -> name;
            case SNAKE -> String.join("_", words);
            case KEBAB -> String.join("-", words);
            case PASCAL -> String.join("", words.stream().map(NameStyle::capital).toList());
            case CAMEL ->
                    words.isEmpty()
                            ? name
                            : words.getFirst()
                                    + String.join(
                                            "",
                                            words.stream()
                                                    .skip(1)
                                                    .map(NameStyle::capital)
                                                    .toList());
        };
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : BOUNDARY.split(name, -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
