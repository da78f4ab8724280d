package dev.vox.env.inspect;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which variables are meant: a name with `*` for any characters and `?` for one. Case does not count.
///
/// @param glob as it is typed: `REDIS_*`
public record NamePattern(String glob) {
    /// Every variable.
    public static final NamePattern ALL = new NamePattern("*");

    /// Whether a variable's whole name is meant.
    public boolean matches(String name) {
        return pattern().matcher(name).matches();
    }

    private Pattern pattern() {
        String regex = glob.chars().mapToObj(c -> regex((char) c)).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static String regex(char c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        };
    }
}
