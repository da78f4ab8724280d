package dev.vox.env.interpolation;

import dev.vox.env.interpolation.Part.Operator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One pass over a template's text.
final class TemplateParser {
    private final String source;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    TemplateParser(String source) {
        this.source = source;
    }

    Template parse() throws InvalidTemplate {
        int at = 0;
        while (at < source.length()) {
            int dollar = source.indexOf('$', at);
            if (dollar < 0) {
                literal.append(source, at, source.length());
                break;
            }
            literal.append(source, at, dollar);
            at = afterDollar(dollar);
        }
        flush();
        return new Template(source, parts);
    }

    /// @return where the text goes on
    private int afterDollar(int dollar) throws InvalidTemplate {
        int next = dollar + 1;
        if (next == source.length()) {
            literal.append('$');
            return next;
        }
        char c = source.charAt(next);
        if (c == '$') {
            literal.append('$');
            return next + 1;
        }
        if (c == '{') {
            return braced(next);
        }
        int end = endOfName(source, next);
        if (end == next) {
            literal.append('$');
            return next;
        }
        add(new Part.Reference(source.substring(next, end), null, Template.EMPTY));
        return end;
    }

    private int braced(int brace) throws InvalidTemplate {
        int close = closing(brace);
        if (close < 0) {
            throw new InvalidTemplate(source);
        }
        String inside = source.substring(brace + 1, close);
        int end = endOfName(inside, 0);
        Operator operator = operator(inside, end);
        if (end == 0 || (operator == null && end < inside.length())) {
            throw new InvalidTemplate(source);
        }
        Template word =
                operator == null
                        ? Template.EMPTY
                        : word(inside.substring(end + operator.sign().length()));
        add(new Part.Reference(inside.substring(0, end), operator, word));
        return close + 1;
    }

    private Template word(String text) throws InvalidTemplate {
        return new TemplateParser(text).parse();
    }

    /// Where the brace at an index is closed, braces in between counted; -1 where it is not.
    private int closing(int brace) {
        int open = 0;
        for (int i = brace; i < source.length(); i++) {
            char c = source.charAt(i);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Operator operator(String inside, int at) {
        for (Operator operator : Operator.values()) {
            if (inside.startsWith(operator.sign(), at)) {
                return operator;
            }
        }
        return null;
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNameCharacter(char c, boolean first) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (!first && c >= '0' && c <= '9');
    }

    private void add(Part part) {
        flush();
        parts.add(part);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
