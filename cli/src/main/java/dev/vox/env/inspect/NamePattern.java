package dev.vox.env.inspect;

import java.util.regex.Pattern;

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
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
