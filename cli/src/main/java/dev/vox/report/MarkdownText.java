package dev.vox.report;

/// Texts as CommonMark and GitHub's tables show them literally.
public final class MarkdownText {
    /// What can mean something anywhere in a line: CommonMark's inlines, the cells and strikethrough of GitHub, and its formulas.
    private static final String SPECIAL = "\\`*_[]<>#|~&$";

    /// What begins a list or underlines a heading at the beginning of a line; behind digits `.` and `)` do.
    private static final String SPECIAL_FIRST = "+-=";

    private MarkdownText() {}

    /// A text within a line.
    public static String line(String text) {
        return escaped(Excerpt.line(text));
    }

    /// A text at the beginning of a line.
    public static String first(String text) {
        String line = Excerpt.line(text);
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        String behind = digits == 0 ? SPECIAL_FIRST : ".)";
        boolean special = digits < line.length() && behind.indexOf(line.charAt(digits)) >= 0;
        return special
                ? line.substring(0, digits) + '\\' + escaped(line.substring(digits))
                : escaped(line);
    }

    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder(line.length());
        for (int at = 0; at < line.length(); at++) {
            if (SPECIAL.indexOf(line.charAt(at)) >= 0) {
                escaped.append('\\');
            }
            escaped.append(line.charAt(at));
        }
        return escaped.toString();
    }

    /// A text as code; the fence is longer than any in it.
    public static String code(String text) {
        String line = Excerpt.line(text);
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        boolean apart = line.startsWith("`") || line.endsWith("`");
        String room = apart ? " " : "";
        return line.isEmpty() ? "" : fence + room + line + room + fence;
    }
}
