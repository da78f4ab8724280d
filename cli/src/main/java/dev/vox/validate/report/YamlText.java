package dev.vox.validate.report;

/// A text as a double-quoted scalar of YAML 1.2, on one line, with all that is not printable escaped.
final class YamlText {
    private static final int LAST_OF_TWO_DIGITS = 0xff;
    private static final int LAST_OF_FOUR_DIGITS = 0xffff;

    private YamlText() {}

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> append(quoted, point));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int point) {
        switch (point) {
            case '"', '\\' -> quoted.append('\\').append((char) point);
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (printable(point)) {
                    quoted.appendCodePoint(point);
                } else {
                    quoted.append(escaped(point));
                }
            }
        }
    }

    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static String escaped(int point) {
        String form =
                point <= LAST_OF_TWO_DIGITS
                        ? "\\x%02x"
                        : point <= LAST_OF_FOUR_DIGITS ? "\\u%04x" : "\\U%08x";
        return form.formatted(point);
    }
}
