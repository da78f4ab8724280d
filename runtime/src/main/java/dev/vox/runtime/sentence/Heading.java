package dev.vox.runtime.sentence;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises a line that is spoken alone though no mark ends it: a heading, or a rule between two parts.
///
/// A line is read only as far as it could be one, so that a line that is still being typed is not waited for.
final class Heading {
    private static final int LONGEST = 80;
    private static final Pattern MARK = Pattern.compile("^#{1,6}\\s+|\\s+#+$");
    private static final Set<String> PARTS =
            Set.of("chapter", "part", "book", "section", "act", "scene", "volume", "appendix");
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)\\p{L}+\\s+([0-9]+|[ivxlcdm]+)(\\s*[.:—–-].{0,60})?");

    private final Lookahead ahead;

    Heading(Lookahead ahead) {
        this.ahead = ahead;
    }

    /// The heading's text without its Markdown marks.
    static String unmarked(String line) {
        return MARK.matcher(line.strip()).replaceAll("");
    }

    /// The index of the line break behind the heading that begins at `start`, or 0 when there is none.
    int end(int start) throws IOException {
        boolean marked = ahead.at(start) == '#';
        boolean numbered = false;
        boolean small = false;
        int end = start;
        int c;
        while ((c = ahead.at(end)) != Lookahead.END && c != '\n') {
            if (c == ' ' && !numbered) {
                numbered = PARTS.contains(ahead.text(start, end).toLowerCase(Locale.ROOT));
            }
            small |= Character.isLowerCase(c);
            boolean firstWord = end - start < "appendix".length();
            if (end - start == LONGEST || (small && !marked && !numbered && !firstWord)) {
                return 0;
            }
            end++;
        }
        String line = ahead.text(start, end).strip();
        return isHeading(line, marked, numbered) ? end : 0;
    }

    private static boolean isHeading(String line, boolean marked, boolean numbered) {
        return (marked && MARK.matcher(line).lookingAt())
                || (numbered && NUMBERED.matcher(line).matches())
                || shouted(line)
                || rule(line);
    }

    /// Capitals alone: `THE END`.
    private static boolean shouted(String line) {
        return line.codePoints().filter(Character::isUpperCase).count() > 2
                && line.codePoints().noneMatch(Character::isLowerCase);
    }

    private static boolean rule(String line) {
        return !line.isEmpty() && line.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
