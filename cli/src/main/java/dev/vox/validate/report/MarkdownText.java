package dev.vox.validate.report;

/// Texts as CommonMark and GitHub's tables show them literally.
final class MarkdownText {
    /// Every character of ASCII that can mean something within a line (CommonMark, section 2.4).
    private static final String SPECIAL = "\\`*_{}[]<>#+-.!|~&:@$()=";

    private MarkdownText() {}

    /// A text within a line.
    ///
    /// A character is only escaped where it could mean something: words stay readable in the source.
    static String line(String text) {
        String line = Excerpt.line(text);
        StringBuilder escaped = new StringBuilder(line.length());
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (SPECIAL.indexOf(c) >= 0 && !(harmless(c) && inside(line, at))) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /// These mean something at the beginning of a line only.
    private static boolean harmless(char c) {
        return ".-+()={}$".indexOf(c) >= 0;
    }

    private static boolean inside(String line, int at) {
        return at > 0 && !line.substring(0, at).chars().allMatch(Character::isDigit);
    }

    /// A text as code; the fence is longer than any in it.
    static String code(String text) {
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
