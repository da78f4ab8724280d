package dev.vox.env.dotenv;

import dev.vox.env.dotenv.Assignment.Quoting;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One pass over a file's text.
final class DotenvParser {
    private static final String SENSITIVE = "@sensitive";
    private static final String EXPORT = "export";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String text;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<DotenvMistake> mistakes = new ArrayList<>();
    private int at;
    private int line = 1;

    /// Whether the last comment line was the mark of a secret and nothing but comments came after it.
    private boolean marked;

    DotenvParser(String text) {
        String start = text.startsWith("" + BYTE_ORDER_MARK) ? text.substring(1) : text;
        this.text = start.indexOf('\r') < 0 ? start : start.replace("\r\n", "\n");
    }

    DotenvFile parse() {
        while (toNextStatement()) {
            statement();
        }
        return new DotenvFile(assignments, mistakes);
    }

    /// Moves over blanks, empty lines and comments.
    private boolean toNextStatement() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                comment();
            } else if (!Character.isWhitespace(c) && c != '\u00a0' && c != '\u0085') {
                return true;
            } else {
                line += c == '\n' ? 1 : 0;
                at++;
            }
        }
        return false;
    }

    /// A comment on a line of its own marks the next assignment; one behind a quoted value marks that one.
    private void comment() {
        int end = endOfLine();
        if (text.substring(at, end).contains(SENSITIVE)) {
            Assignment last = assignments.isEmpty() ? null : assignments.getLast();
            if (last != null && last.lastLine() == line) {
                assignments.set(assignments.size() - 1, sensitive(last));
            } else {
                marked = true;
            }
        }
        at = end;
    }

    private static Assignment sensitive(Assignment plain) {
        return new Assignment(
                plain.key(), plain.text(), plain.quoting(), plain.line(), plain.lastLine(), true);
    }

    private void statement() {
        int keyLine = line;
        skipExport();
        int start = at;
        int end = endOfKey();
        if (end < 0) {
            return;
        }
        String key = strippedRight(text.substring(start, end));
        boolean alone = end == text.length() || text.charAt(end) == '\n';
        if (key.indexOf(' ') >= 0) {
            mistake(keyLine, "key cannot contain a space");
            return;
        }
        at = Math.min(end + 1, text.length());
        if (alone) {
            line++;
            add(key, null, Quoting.NONE, keyLine, keyLine, false);
            return;
        }
        skipBlanks();
        value(key, keyLine);
    }

    private void skipExport() {
        int after = at + EXPORT.length();
        if (text.startsWith(EXPORT, at) && after < text.length() && isBlank(text.charAt(after))) {
            at = after;
            skipBlanks();
        }
    }

    /// Where the key's terminator stands; -1 after a mistake.
    private int endOfKey() {
        for (int i = at; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '=' || c == ':' || c == '\n') {
                return i;
            }
            if (!isKeyCharacter(c)) {
                String name = text.substring(at, Math.min(nameEnd(i), endOfLine()));
                mistake(
                        line,
                        "unexpected character \"%s\" in variable name \"%s\""
                                .formatted(Character.toString(c), name));
                return -1;
            }
            i += Character.charCount(c);
        }
        return text.length();
    }

    /// The name is quoted without the value behind it, which may be a secret.
    private int nameEnd(int from) {
        int equals = text.indexOf('=', from);
        return equals < 0 ? text.length() : equals;
    }

    private static boolean isKeyCharacter(int c) {
        return Character.isLetter(c)
                || isNumber(c)
                || isBlank(c)
                || c == '_'
                || c == '.'
                || c == '-'
                || c == '['
                || c == ']';
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == 0x0b || c == '\f' || c == 0x85
                || c == 0xa0;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void value(String key, int keyLine) {
        char first = at < text.length() ? text.charAt(at) : '\n';
        switch (first) {
            case '\'' -> quoted(key, keyLine, first, Quoting.SINGLE);
            case '"' -> quoted(key, keyLine, first, Quoting.DOUBLE);
            default -> unquoted(key, keyLine);
        }
    }

    private void unquoted(String key, int keyLine) {
        int end = endOfLine();
        String rest = text.substring(at, end);
        int comment = rest.indexOf(" #");
        String value = strippedRight(comment < 0 ? rest : rest.substring(0, comment));
        boolean secret = comment >= 0 && rest.indexOf(SENSITIVE, comment) >= 0;
        add(key, value, Quoting.NONE, keyLine, line, secret);
        at = Math.min(end + 1, text.length());
        line++;
    }

    private void quoted(String key, int keyLine, char quote, Quoting quoting) {
        StringBuilder value = new StringBuilder();
        boolean escaped = false;
        int startLine = line;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == quote && !escaped) {
                at = i + 1;
                String written = value.toString();
                add(
                        key,
                        quoting == Quoting.DOUBLE ? Escapes.undo(written) : written,
                        quoting,
                        keyLine,
                        line,
                        false);
                return;
            }
            if (c != quote && c == '\\' && !escaped) {
                escaped = true;
                continue;
            }
            if (escaped && c != quote) {
                value.append('\\');
            }
            escaped = false;
            value.append(c);
        }
        line = startLine;
        mistake(startLine, "unterminated quoted value of " + key);
        at = text.length();
    }

    private void add(
            String key,
            @Nullable String value,
            Quoting quoting,
            int first,
            int last,
            boolean secret) {
        assignments.add(new Assignment(key, value, quoting, first, last, secret || marked));
        marked = false;
    }

    /// Notes what is wrong with a line and goes on behind it.
    private void mistake(int where, String problem) {
        mistakes.add(new DotenvMistake(where, problem));
        marked = false;
        at = endOfLine();
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static String strippedRight(String text) {
        return text.stripTrailing();
    }
}
