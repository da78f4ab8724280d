package dev.vox.text;

import java.util.Locale;

/// A text between double quotes, with what cannot be read there escaped.
///
/// It is written as `%q` of Go writes it, so that messages about files read like those of Docker Compose; that is a
/// double-quoted scalar of YAML 1.2 (section 5.7) too.
public final class Quoted {
    private static final int LAST_OF_TWO_DIGITS = 0x7f;
    private static final int LAST_OF_FOUR_DIGITS = 0xffff;

    private Quoted() {}

    /// The text with its quotes.
    public static String text(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (isPrintable(c)) {
                    quoted.appendCodePoint(c);
                } else {
                    quoted.append(escaped(c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static String escaped(int c) {
        String format =
                c <= LAST_OF_TWO_DIGITS
                        ? "\\x%02x"
                        : c <= LAST_OF_FOUR_DIGITS ? "\\u%04x" : "\\U%08x";
        return String.format(Locale.ROOT, format, c);
    }
}
