package dev.vox.expect;

import dev.vox.expect.JsonPath.Step;

import java.util.ArrayList;
import java.util.List;

/// Reads the steps of a path.
final class PathReader {
    private final String text;
    private int at;

    PathReader(String text) {
        this.text = text;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (peek() == '$') {
            at++;
        } else if (peek() != '.' && peek() != '[') {
            steps.add(name());
        }
        while (at < text.length()) {
            steps.add(step());
        }
        return steps;
    }

    private Step step() {
        char next = text.charAt(at++);
        return switch (next) {
            case '.' -> name();
            case '[' -> bracket();
            default -> throw wrong("'.' or '[' must stand here", at);
        };
    }

    private Step name() {
        int begin = at;
        while (at < text.length() && ".[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (begin == at) {
            throw wrong("a name is missing", begin + 1);
        }
        return new Step.Name(text.substring(begin, at));
    }

    private Step bracket() {
        Step step =
                switch (peek()) {
                    case '*' -> {
                        at++;
                        yield new Step.Every();
                    }
                    case '\'', '"' -> quoted(text.charAt(at++));
                    default -> index();
                };
        if (peek() != ']') {
            throw wrong("']' is missing", at + 1);
        }
        at++;
        return step;
    }

    private Step quoted(char quote) {
        StringBuilder name = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at++));
        }
        if (peek() != quote) {
            throw wrong("the quote does not end", at + 1);
        }
        at++;
        return new Step.Name(name.toString());
    }

    private Step index() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != ']') {
            at++;
        }
        try {
            return new Step.Index(Integer.parseInt(text.substring(begin, at)));
        } catch (NumberFormatException e) {
            throw wrong("between brackets stands a number, '*' or a name in quotes", begin + 1);
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private IllegalArgumentException wrong(String problem, int character) {
        return new IllegalArgumentException(
                "%s at character %d of '%s'".formatted(problem, character, text));
    }
}
