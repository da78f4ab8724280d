package dev.vox.env.dotenv;

/// What counts as blank, as Go sees it: `unicode.IsSpace`, and the narrower set that compose-go skips around keys.
final class Blanks {
    private static final char NEXT_LINE = 0x85;
    private static final char NO_BREAK_SPACE = 0xa0;

    private Blanks() {}

    /// Whether a character is white space of any kind, line breaks included.
    static boolean isSpace(char c) {
        return c == '\n' || isBlank(c) || isWideSpace(c);
    }

    /// Whether a character is a blank within a line.
    static boolean isBlank(char c) {
        return switch (c) {
            case ' ', '\t', '\r', 0x0b, '\f', NEXT_LINE, NO_BREAK_SPACE -> true;
            default -> false;
        };
    }

    /// Whether `export` may stand before it: `\s` of a regular expression of Go.
    static boolean separatesExport(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
    }

    /// The text without white space at its end.
    static String trimmedRight(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isWideSpace(char c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
