package dev.vox.cli.repl.script;

import dev.vox.cli.repl.talk.ReplEvent;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What a field of an event has to be.
sealed interface Condition {
    /// A regular expression is found in it.
    record Matches(String field, Pattern pattern) implements Condition {}

    /// It is a number below a bound.
    record Below(String field, double bound) implements Condition {}

    /// It is a number above a bound.
    record Above(String field, double bound) implements Condition {}

    /// The form of all of them.
    Pattern FORM = Pattern.compile("([A-Za-z]+)([~<>])(.*)", Pattern.DOTALL);

    /// Reads `text~REGEX`, `firstAudibleMs<300`.
    ///
    /// @return empty when it is neither
    static Optional<Condition> parse(String word) {
        Matcher form = FORM.matcher(word);
        if (!form.matches()) {
            return Optional.empty();
        }
        String field = form.group(1);
        try {
            return Optional.of(
                    switch (form.group(2)) {
                        case "~" -> new Matches(field, Pattern.compile(form.group(3)));
                        case "<" -> new Below(field, Double.parseDouble(form.group(3)));
                        default -> new Above(field, Double.parseDouble(form.group(3)));
                    });
        } catch (PatternSyntaxException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether an event is so; a field that it does not have, or that is empty, is not.
    default boolean holds(ReplEvent event) {
        return switch (this) {
            case Matches(String field, Pattern pattern) -> {
                Object value = event.fields().get(field);
                yield value != null && pattern.matcher(value.toString()).find();
            }
            case Below(String field, double bound) ->
                    event.fields().get(field) instanceof Number number
                            && number.doubleValue() < bound;
            case Above(String field, double bound) ->
                    event.fields().get(field) instanceof Number number
                            && number.doubleValue() > bound;
        };
    }

    /// As it is written.
    default String written() {
        return switch (this) {
            case Matches(String field, Pattern pattern) -> field + "~" + pattern.pattern();
            case Below(String field, double bound) -> field + "<" + number(bound);
            case Above(String field, double bound) -> field + ">" + number(bound);
        };
    }

    private static String number(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : Double.toString(number);
    }
}
