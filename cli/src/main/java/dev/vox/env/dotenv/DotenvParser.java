package dev.vox.env.dotenv;

import dev.vox.env.dotenv.Assignment.Quoting;
import dev.vox.text.Quoted;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One pass over a file's text.
final class DotenvParser {
    private static final String SENSITIVE = "@sensitive";
    private static final String EXPORT = "export";
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int LONGEST_NAME_SHOWN = 40;

    private final String text;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<DotenvMistake> mistakes = new ArrayList<>();
    private int at;
    private int line = 1;

    /// Whether the last comment line was the mark of a secret and nothing but comments came after it.
    private boolean marked;

    DotenvParser(String text) {
        this.text = text;
        this.at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
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
            } else if (Blanks.isSpace(c)) {
                line += c == '\n' ? 1 : 0;
                at++;
            } else {
                return true;
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
        if (!skipExport()) {
            mistake("zero length string");
            return;
        }
        int end = endOfKey();
        if (end < 0) {
            return;
        }
        String key = Blanks.trimmedRight(text.substring(at, end));
        int before = assignments.size();
        int keyLine = line;
        assignment(key, end);
        if (key.indexOf(' ') >= 0) {
            assignments.subList(before, assignments.size()).clear();
            mistakes.add(new DotenvMistake(keyLine, "key cannot contain a space: " + shown(key)));
        }
    }

    private void assignment(String key, int end) {
        boolean alone = end == text.length() || text.charAt(end) == '\n';
        at = Math.min(end + 1, text.length());
        if (alone) {
            add(key, null, Quoting.NONE, line, false);
            line++;
        } else {
            skipBlanks();
            value(key);
        }
    }

    /// @return whether anything comes behind it
    private boolean skipExport() {
        int after = at + EXPORT.length();
        if (text.startsWith(EXPORT, at)
                && after < text.length()
                && Blanks.separatesExport(text.charAt(after))) {
            at = after;
            skipBlanks();
        }
        return at < text.length();
    }

    /// Where the key's terminator stands; -1 after a mistake.
    private int endOfKey() {
        for (int i = at; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '=' || c == ':' || c == '\n') {
                return i;
            }
            if (!Keys.isKeyCharacter(c)) {
                mistake(
                        "unexpected character %s in variable name %s"
                                .formatted(Quoted.text(Character.toString(c)), name(i)));
                return -1;
            }
            i += Character.charCount(c);
        }
        return text.length();
    }

    /// The name without the value behind it. A long one is cut behind the character: it may be a line of a key in several
    /// lines, which is secret.
    private String name(int unexpected) {
        int lineEnd = endOfLine();
        int end = unexpected;
        while (end < lineEnd && text.charAt(end) != '=' && text.charAt(end) != ':') {
            end++;
        }
        if (end - at <= LONGEST_NAME_SHOWN) {
            return Quoted.text(text.substring(at, end));
        }
        int shown = Math.min(text.offsetByCodePoints(unexpected, 1), at + LONGEST_NAME_SHOWN);
        return Quoted.text(text.substring(at, shown) + "…");
    }

    private static String shown(String key) {
        return Quoted.text(
                key.length() <= LONGEST_NAME_SHOWN
                        ? key
                        : key.substring(0, LONGEST_NAME_SHOWN) + "…");
    }

    private void skipBlanks() {
        while (at < text.length() && Blanks.isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void value(String key) {
        char first = at < text.length() ? text.charAt(at) : '\n';
        switch (first) {
            case '\'' -> quoted(key, first, Quoting.SINGLE);
            case '"' -> quoted(key, first, Quoting.DOUBLE);
            default -> unquoted(key);
        }
    }

    private void unquoted(String key) {
        int end = endOfLine();
        String rest = text.substring(at, end);
        int comment = rest.indexOf(" #");
        String value = Blanks.trimmedRight(comment < 0 ? rest : rest.substring(0, comment));
        boolean secret = comment >= 0 && rest.indexOf(SENSITIVE, comment) >= 0;
        add(key, value, Quoting.NONE, line, secret);
        at = Math.min(end + 1, text.length());
        line++;
    }

    private void quoted(String key, char quote, Quoting quoting) {
        StringBuilder value = new StringBuilder();
        boolean escaped = false;
        int keyLine = line;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == quote && !escaped) {
                at = i + 1;
                String written = value.toString();
                String undone = quoting == Quoting.DOUBLE ? Escapes.undo(written) : written;
                add(key, undone, quoting, keyLine, false);
                return;
            }
            if (c == '\\' && !escaped) {
                escaped = true;
                continue;
            }
            if (escaped && c != quote) {
                value.append('\\');
            }
            escaped = false;
            value.append(c);
        }
        unterminated(key, keyLine);
    }

    /// The line is the last one, as Compose counts it: only there it is certain that the quote never ends.
    private void unterminated(String key, int keyLine) {
        String problem = "unterminated quoted value of " + key;
        mistakes.add(
                new DotenvMistake(
                        line, line == keyLine ? problem : problem + ", begun in line " + keyLine));
        at = text.length();
    }

    private void add(
            String key, @Nullable String value, Quoting quoting, int first, boolean secret) {
        assignments.add(new Assignment(key, value, quoting, first, line, secret || marked));
        marked = false;
    }

    /// Notes what is wrong with a line and goes on behind it.
    private void mistake(String problem) {
        mistakes.add(new DotenvMistake(line, problem));
        marked = false;
        at = endOfLine();
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
