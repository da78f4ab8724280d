package dev.vox.stack.compose.model.tree;

import java.util.Locale;

/// What a Compose project may be called: lower-case letters, digits, `-` and `_`, a letter or digit first.
public final class ProjectName {
    private ProjectName() {}

    /// A text without what a name may not have; may be empty.
    public static String normalised(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain || (!name.isEmpty() && (c == '-' || c == '_'))) {
                name.append(c);
            }
        }
        return name.toString();
    }

    /// Whether a text is a name as it is.
    public static boolean isValid(String text) {
        return !text.isEmpty() && normalised(text).equals(text);
    }
}
