package dev.vox.template.just;

import dev.vox.template.just.Token.Kind;

import java.util.List;

/// A place in the tokens of one logical line. Nothing in it calls itself, however deep the brackets go.
final class TokenCursor {
    private final String text;
    private final List<Token> tokens;
    private final int line;
    private int at;

    /// A cursor at the first token.
    ///
    /// @param text of the whole file
    /// @param line of the logical line, for messages about what is missing at its end
    TokenCursor(String text, List<Token> tokens, int line) {
        this.text = text;
        this.tokens = tokens;
        this.line = line;
    }

    boolean done() {
        return at == tokens.size();
    }

    /// Whether the token so far ahead is a name.
    boolean nameAhead(int ahead) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).isName();
    }

    /// Whether the token so far ahead is this symbol.
    boolean ahead(int ahead, String symbol) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).is(symbol);
    }

    /// Whether the token so far ahead is a string.
    boolean stringAhead(int ahead) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).kind() == Kind.STRING;
    }

    /// Whether nothing is left behind so many tokens.
    boolean endsAfter(int ahead) {
        return at + ahead == tokens.size();
    }

    /// Whether the next token is this name.
    boolean word(String name) {
        return nameAhead(0) && tokens.get(at).text().equals(name);
    }

    boolean accept(String symbol) {
        boolean there = ahead(0, symbol);
        at += there ? 1 : 0;
        return there;
    }

    Token next() {
        return tokens.get(at++);
    }

    void expect(String symbol, String where) throws MalformedItem {
        if (!accept(symbol)) {
            throw unexpected("'" + symbol + "' " + where);
        }
    }

    String name(String what) throws MalformedItem {
        if (!nameAhead(0)) {
            throw unexpected(what);
        }
        return next().text();
    }

    /// A name, of another module too: `module::recipe`.
    String path(String what) throws MalformedItem {
        StringBuilder path = new StringBuilder(name(what));
        while (accept("::")) {
            path.append("::").append(name(what));
        }
        return path.toString();
    }

    MalformedItem unexpected(String wanted) {
        return done()
                ? new MalformedItem(line, "expected " + wanted + ", found the end of the line")
                : new MalformedItem(
                        tokens.get(at).line(),
                        "expected " + wanted + ", found " + shown(tokens.get(at)));
    }

    private static String shown(Token token) {
        return switch (token.kind()) {
            case STRING -> "a string";
            case BACKTICK -> "a backtick";
            case NAME, SYMBOL -> "'" + token.text() + "'";
        };
    }

    /// A string's text: quotes gone, escapes left.
    String string(String what) throws MalformedItem {
        if (!stringAhead(0)) {
            throw unexpected(what);
        }
        return unquoted(next().text());
    }

    static String unquoted(String literal) {
        int quotes = literal.length() >= 6 && literal.charAt(1) == literal.charAt(0) ? 3 : 1;
        return literal.substring(quotes, literal.length() - quotes);
    }

    /// One value as it is written: a string, a name, a call, or brackets.
    String value(String what) throws MalformedItem {
        int from = at;
        skipValue(what);
        return source(from);
    }

    /// One expression as it is written: values with operators between them, or a condition.
    String expression(String what) throws MalformedItem {
        int from = at;
        boolean more = true;
        while (more) {
            accept("/");
            if (word("if")) {
                skipCondition();
            } else {
                skipValue(what);
            }
            more = accept("+") || accept("&&") || accept("||") || ahead(0, "/");
        }
        return source(from);
    }

    /// Everything to the end of the line as it is written.
    String rest() {
        int from = at;
        at = tokens.size();
        return from == at ? "" : source(from);
    }

    private String source(int from) {
        return text.substring(tokens.get(from).start(), tokens.get(at - 1).end());
    }

    private void skipValue(String what) throws MalformedItem {
        if (ahead(0, "(")) {
            skipBrackets();
            return;
        }
        if (done() || tokens.get(at).kind() == Kind.SYMBOL) {
            throw unexpected(what);
        }
        Token first = next();
        boolean prefix = first.isName() && stringAhead(0) && tokens.get(at).start() == first.end();
        if (prefix) {
            at++;
        } else if (first.isName() && ahead(0, "(")) {
            skipBrackets();
        }
    }

    /// `if a == b { x } else if … { y } else { z }`
    private void skipCondition() throws MalformedItem {
        boolean more = true;
        while (more) {
            while (!done() && !ahead(0, "{")) {
                if (ahead(0, "(")) {
                    skipBrackets();
                } else {
                    at++;
                }
            }
            if (done()) {
                throw unexpected("'{' behind a condition");
            }
            skipBrackets();
            more = word("else");
            at += more ? 1 : 0;
        }
    }

    /// From an opening bracket behind the one that closes it; the lexer made sure that there is one.
    private void skipBrackets() {
        int depth = 0;
        do {
            Token token = next();
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
            }
        } while (depth > 0);
    }
}
