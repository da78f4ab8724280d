package dev.vox.text;

/// Takes out of a text what would make a terminal do something else than show it.
public final class Scrub {
    private static final char ESCAPE = 0x1b;
    private static final char BELL = 0x07;

    private Scrub() {}

    /// A text as one harmless line: escape sequences and control characters are gone, tabs and line breaks are blanks.
    ///
    /// Bidirectional overrides count as control characters: they make a line read other than it is.
    public static String line(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (suspicious(text.charAt(at))) {
                return scrubbed(text);
            }
        }
        return text;
    }

    private static String scrubbed(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ESCAPE) {
                at = afterSequence(text, at);
                continue;
            }
            if (c == '\t' || c == '\n') {
                clean.append(' ');
            } else if (!suspicious(c)) {
                clean.append(c);
            }
            at++;
        }
        return clean.toString();
    }

    private static boolean suspicious(char c) {
        return c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || c == 0x200e
                || c == 0x200f
                || between(c, '\u2028', '\u202e')
                || between(c, '\u2066', '\u2069');
    }

    /// Where the text goes on after an escape sequence (ECMA-48, section 5.4: control sequences and control strings).
    private static int afterSequence(String text, int escape) {
        int at = escape + 1;
        if (at >= text.length()) {
            return at;
        }
        return switch (text.charAt(at)) {
            case '[' -> afterControlSequence(text, at + 1);
            case ']', 'P', 'X', '^', '_' -> afterControlString(text, at + 1);
            default -> {
                while (at < text.length() && between(text.charAt(at), ' ', '/')) {
                    at++;
                }
                yield at < text.length() && between(text.charAt(at), '0', '~') ? at + 1 : at;
            }
        };
    }

    private static int afterControlSequence(String text, int start) {
        int at = start;
        while (at < text.length() && between(text.charAt(at), ' ', '?')) {
            at++;
        }
        return at < text.length() && between(text.charAt(at), '@', '~') ? at + 1 : at;
    }

    private static int afterControlString(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            if (text.charAt(at) == BELL) {
                return at + 1;
            }
            if (text.charAt(at) == ESCAPE
                    && at + 1 < text.length()
                    && text.charAt(at + 1) == '\\') {
                return at + 2;
            }
        }
        return start;
    }

    private static boolean between(char c, char low, char high) {
        return c >= low && c <= high;
    }
}
