package dev.vox.stack.compose.plan;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// One pattern of a `.dockerignore`.
///
/// It matches a path as a whole, not those below; `*` and `?` stop at a `/`, `**` does not.
/// Source: Docker's documentation of `.dockerignore`, and moby/patternmatcher, whose cases are followed one by one: the kinds
/// `EXACT`, `PREFIX` and `SUFFIX` are no mere shortcuts, they accept other paths than the expression would.
final class IgnorePattern {
    private static final String SPECIAL = ".+()|{}$";

    private enum Kind {
        EXACT,
        PREFIX,
        SUFFIX,
        EXPRESSION
    }

    private final String text;
    private final boolean exception;
    private Kind kind = Kind.EXACT;
    private @Nullable Pattern expression;

    /// @param text cleaned, without the `!`
    /// @param exception whether it takes back what an earlier one excluded
    /// @throws PatternSyntaxException when it is none
    IgnorePattern(String text, boolean exception) {
        this.text = text;
        this.exception = exception;
        compile();
    }

    boolean exception() {
        return exception;
    }

    /// @param path relative to the context, with `/`
    boolean matches(String path) {
        return switch (kind) {
            case EXACT -> path.equals(text);
            case PREFIX -> path.startsWith(text.substring(0, text.length() - 2));
            case SUFFIX -> {
                String end = text.substring(2);
                yield path.endsWith(end) || (end.startsWith("/") && path.equals(end.substring(1)));
            }
            case EXPRESSION -> expression != null && expression.matcher(path).matches();
        };
    }

    private void compile() {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each == '*') {
                at = star(at, regex);
            } else if (each == '\\') {
                at = escape(at, regex);
            } else {
                literal(each, regex);
                at++;
            }
        }
        if (kind == Kind.EXPRESSION) {
            expression = Pattern.compile(regex.toString(), Pattern.DOTALL);
        }
    }

    private int star(int at, StringBuilder regex) {
        if (!text.startsWith("**", at)) {
            regex.append("[^/]*");
            kind = Kind.EXPRESSION;
            return at + 1;
        }
        int next = text.startsWith("/", at + 2) ? at + 3 : at + 2;
        if (next < text.length()) {
            regex.append("(.*/)?");
            kind = Kind.EXPRESSION;
        } else if (kind == Kind.EXACT) {
            kind = Kind.PREFIX;
        } else {
            regex.append(".*");
            kind = Kind.EXPRESSION;
        }
        if (at == 0) {
            kind = Kind.SUFFIX;
        }
        return next;
    }

    private int escape(int at, StringBuilder regex) {
        if (at + 1 == text.length()) {
            throw new PatternSyntaxException("a backslash escapes nothing", text, at);
        }
        regex.append(Pattern.quote(text.substring(at + 1, at + 2)));
        kind = Kind.EXPRESSION;
        return at + 2;
    }

    private void literal(char each, StringBuilder regex) {
        if (each == '?') {
            regex.append("[^/]");
            kind = Kind.EXPRESSION;
        } else if ((each == '[' && !inClass(regex)) || each == ']') {
            regex.append(each);
            kind = Kind.EXPRESSION;
        } else if (SPECIAL.indexOf(each) >= 0 || each == '[' || each == '&') {
            regex.append('\\').append(each);
        } else {
            regex.append(each);
        }
    }

    /// Java gives `[` and `&` a meaning within `[…]`, which they have nowhere else.
    private static boolean inClass(StringBuilder regex) {
        return regex.lastIndexOf("[") > regex.lastIndexOf("]");
    }
}
