package dev.vox.runtime.dialogue.scripted;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a rule listens for.
public sealed interface Heard permits Phrase, Expression {
    /// How many groups a match has beside the whole, 0 or more.
    int groups();

    /// Looks for it in what was said.
    ///
    /// @return the matched part and the groups, from 0, those that took no part being empty; or empty when it is not there
    /// @throws EndlessMatchException when it cannot be decided in reasonable time
    Optional<List<String>> in(String said) throws EndlessMatchException;

    /// Reads `/…/` as a regular expression and anything else as a phrase.
    ///
    /// @throws IllegalArgumentException when it is neither; the message says why, in one line
    static Heard parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > 2 && stripped.startsWith("/") && stripped.endsWith("/")) {
            return expression(stripped.substring(1, stripped.length() - 1));
        }
        return Phrase.of(stripped);
    }

    private static Heard expression(String expression) {
        try {
            return new Expression(
                    Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is not a regular expression: %s at %d"
                            .formatted(e.getDescription(), e.getIndex() + 1),
                    e);
        }
    }
}
