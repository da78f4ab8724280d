package dev.vox.template.just;

import dev.vox.template.just.Token.Kind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Cuts the logical lines of a justfile into tokens. A logical line goes on behind a backslash, in brackets and in
/// quotes.
final class LineLexer {
    private static final Set<String> PAIRS = Set.of(":=", "::", "==", "!=", "=~", "!~", "&&", "||");
    private static final String SYMBOLS = "!&|$()*+,./:=?@[]{}~<>-";
    private static final String OPENERS = "([{";
    private static final String CLOSERS = ")]}";

    private final String text;
    private final Deque<Token> open = new ArrayDeque<>();
    private final List<Token> tokens = new ArrayList<>();
    private final boolean oneLine;
    private int at;
    private int line;

    private LineLexer(String text, int at, int line, boolean oneLine) {
        this.text = text;
        this.at = at;
        this.line = line;
        this.oneLine = oneLine;
    }

    /// A logical line.
    ///
    /// @param end the position behind its line feed
    /// @param nextLine the number of the line that follows
    record Line(List<Token> tokens, int end, int nextLine) {}

    /// Reads one logical line; its comment is no token.
    ///
    /// @param oneLine whether brackets, quotes and continued lines have to end where the line does
    static Line read(String text, int at, int line, boolean oneLine) throws MalformedItem {
        return new LineLexer(text, at, line, oneLine).read();
    }

    private Line read() throws MalformedItem {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                line++;
                if (open.isEmpty()) {
                    return new Line(tokens, at, line);
                }
                if (oneLine) {
                    throw unclosed();
                }
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '#') {
                at = lineEnd();
            } else if (!oneLine && text.startsWith("\\\n", at)) {
                at += 2;
                line++;
            } else {
                token(c);
            }
        }
        if (!open.isEmpty()) {
            throw unclosed();
        }
        return new Line(tokens, at, line + 1);
    }

    private void token(char c) throws MalformedItem {
        if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (isNameStart(c)) {
            int end = at + 1;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            add(Kind.NAME, end);
        } else if (SYMBOLS.indexOf(c) >= 0) {
            boolean pair = at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2));
            add(Kind.SYMBOL, at + (pair ? 2 : 1));
            bracket(tokens.getLast());
        } else {
            throw new MalformedItem(
                    line,
                    "unexpected character '" + Character.toString(text.codePointAt(at)) + "'");
        }
    }

    private void bracket(Token token) throws MalformedItem {
        if (OPENERS.contains(token.text())) {
            open.push(token);
            return;
        }
        int closer = CLOSERS.indexOf(token.text());
        if (closer < 0) {
            return;
        }
        String opener = OPENERS.substring(closer, closer + 1);
        if (open.isEmpty() || !open.peek().text().equals(opener)) {
            throw new MalformedItem(line, "'" + token.text() + "' closes nothing");
        }
        open.pop();
    }

    private MalformedItem unclosed() {
        Token opener = open.getLast();
        return new MalformedItem(opener.line(), "'" + opener.text() + "' is never closed");
    }

    private void quoted(char quote) throws MalformedItem {
        String thrice = String.valueOf(quote).repeat(3);
        String delimiter = text.startsWith(thrice, at) ? thrice : String.valueOf(quote);
        int begins = line;
        int end = at + delimiter.length();
        while (!text.startsWith(delimiter, end)) {
            if (end >= text.length() || (oneLine && text.charAt(end) == '\n')) {
                throw new MalformedItem(begins, delimiter + " is never closed");
            }
            boolean escape = quote == '"' && text.charAt(end) == '\\' && end + 1 < text.length();
            int width = escape ? 2 : 1;
            for (int each = end; each < end + width; each++) {
                line += text.charAt(each) == '\n' ? 1 : 0;
            }
            end += width;
        }
        int after = line;
        line = begins;
        add(quote == '`' ? Kind.BACKTICK : Kind.STRING, end + delimiter.length());
        line = after;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at, line));
        at = end;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '-';
    }
}
