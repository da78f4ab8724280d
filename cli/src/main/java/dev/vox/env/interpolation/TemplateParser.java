package dev.vox.env.interpolation;

import dev.vox.env.interpolation.Part.Operator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One pass over a template's text.
final class TemplateParser {
    private static final char LONG_S = 'ſ';
    private static final char KELVIN_SIGN = '\u212a';

    private final String source;
    private @Nullable Braces braces;
    private int lineEnd = -1;

    TemplateParser(String source) {
        this.source = source;
    }

    Template parse() throws InvalidTemplate {
        return new Stretch(0, source.length(), 0).parse();
    }

    /// The whole text, or the word of a reference in it.
    private final class Stretch {
        private final int start;
        private final int end;
        private final int depth;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        /// What Compose reads as a template by itself: the text from a word's end to the last brace of the line.
        private int restStart;

        private int restEnd;

        Stretch(int start, int end, int depth) {
            this.start = start;
            this.end = end;
            this.depth = depth;
        }

        Template parse() throws InvalidTemplate {
            int at = start;
            while (at < end) {
                int dollar = source.indexOf('$', at);
                if (dollar < 0 || dollar >= end) {
                    literal.append(source, at, end);
                    break;
                }
                literal.append(source, at, dollar);
                at = afterDollar(dollar);
            }
            flush();
            return new Template(source.substring(start, end), parts);
        }

        /// @return where the text goes on
        private int afterDollar(int dollar) throws InvalidTemplate {
            int next = dollar + 1;
            char c = next == end ? ' ' : source.charAt(next);
            if (c == '$') {
                literal.append('$');
                return next + 1;
            }
            if (c == '{') {
                return braced(next);
            }
            int nameEnd = endOfName(next);
            if (nameEnd == next) {
                literal.append('$');
                return next;
            }
            add(new Part.Reference(source.substring(next, nameEnd), null, Template.EMPTY));
            return nameEnd;
        }

        private int braced(int brace) throws InvalidTemplate {
            int name = brace + 1;
            int nameEnd = endOfName(name);
            if (nameEnd == name || nameEnd == end) {
                throw invalid(brace);
            }
            String variable = source.substring(name, nameEnd);
            if (source.charAt(nameEnd) == '}') {
                add(new Part.Reference(variable, null, Template.EMPTY));
                return nameEnd + 1;
            }
            Operator operator = operator(nameEnd);
            if (operator == null) {
                throw invalid(brace);
            }
            int word = nameEnd + operator.sign().length();
            int close = braces().endOfWord(brace, word, lineEnd(word));
            if (close < 0) {
                throw invalid(brace);
            }
            add(new Part.Reference(variable, operator, word(word, close)));
            restStart = close + 1;
            restEnd = braces().endOfLine(word, lineEnd(word)) + 1;
            return restStart;
        }

        private Template word(int from, int to) throws InvalidTemplate {
            if (depth == Template.DEEPEST) {
                throw InvalidTemplate.tooDeep(source);
            }
            return new Stretch(from, to, depth + 1).parse();
        }

        private int endOfName(int from) {
            int at = from;
            while (at < end && isNameCharacter(source.charAt(at), at == from)) {
                at++;
            }
            return at;
        }

        private @Nullable Operator operator(int at) {
            for (Operator operator : Operator.values()) {
                if (at + operator.sign().length() <= end
                        && source.startsWith(operator.sign(), at)) {
                    return operator;
                }
            }
            return null;
        }

        private int lineEnd(int from) {
            return Math.min(end, endOfLine(from));
        }

        private InvalidTemplate invalid(int at) {
            return InvalidTemplate.of(
                    at < restEnd
                            ? source.substring(restStart, restEnd)
                            : source.substring(start, end));
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

    private Braces braces() {
        Braces found = braces == null ? new Braces(source) : braces;
        braces = found;
        return found;
    }

    /// Where the line ends; remembered, since one line may hold many references.
    private int endOfLine(int from) {
        if (lineEnd < from) {
            int found = source.indexOf('\n', from);
            lineEnd = found < 0 ? source.length() : found;
        }
        return lineEnd;
    }

    /// Latin letters, digits behind the first, and the two letters that Go counts as `s` and `k` where case is ignored.
    private static boolean isNameCharacter(char c, boolean first) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == LONG_S
                || c == KELVIN_SIGN
                || (!first && c >= '0' && c <= '9');
    }
}
