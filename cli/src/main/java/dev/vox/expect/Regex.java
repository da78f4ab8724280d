package dev.vox.expect;

import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of `java.util.regex` whose search has a bound: a pattern such as `(a+)+$` comes to its end on any text.
///
/// It looks at no more than ten million characters, again and again included, about 0.1 s of work. Two are equal when they are written alike.
public final class Regex {
    private static final int MOST_LOOKS = 10_000_000;

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /// Reads one.
    ///
    /// @param name what it is called in messages: the key's path
    /// @param place of the text; a mistake is noted at the character that is wrong, as if the text were not quoted
    /// @return nothing when it is none; the mistake is noted then
    public static Optional<Regex> read(String name, Place place, String text, Mistakes mistakes) {
        try {
            return Optional.of(of(text));
        } catch (PatternSyntaxException e) {
            int index = Math.clamp(e.getIndex(), 0, text.length());
            boolean oneLine = text.indexOf('\n') < 0;
            mistakes.add(
                    oneLine
                            ? new Place(place.source(), place.line(), place.column() + index)
                            : place,
                    "'%s' is no pattern: %s at its character %d"
                            .formatted(name, phrase(e.getDescription()), index + 1));
            return Optional.empty();
        }
    }

    /// One that is known to be right.
    ///
    /// @throws PatternSyntaxException if it is not
    public static Regex of(String text) {
        return new Regex(Pattern.compile(text));
    }

    /// Whether it is found anywhere in a text.
    public boolean in(CharSequence text) throws EndlessSearch {
        return first(text) != null;
    }

    /// Where it is found first; null where it is not.
    public @Nullable MatchResult first(CharSequence text) throws EndlessSearch {
        try {
            Matcher matcher = pattern.matcher(new Bounded(text, new Looks(MOST_LOOKS)));
            return matcher.find() ? matcher.toMatchResult() : null;
        } catch (Exhausted | StackOverflowError e) {
            throw new EndlessSearch(pattern.pattern());
        }
    }

    /// As it is written.
    public String text() {
        return pattern.pattern();
    }

    private static String phrase(String description) {
        String line = description.lines().findFirst().orElse("");
        return line.isEmpty()
                ? "it cannot be read"
                : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex regex && regex.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return "/" + text() + "/";
    }

    /// How often a character may still be looked at.
    private static final class Looks {
        private int left;

        Looks(int left) {
            this.left = left;
        }

        void spend() {
            if (--left < 0) {
                throw new Exhausted();
            }
        }
    }

    /// A text that counts how often it is looked at.
    private record Bounded(CharSequence text, Looks looks) implements CharSequence {
        @Override
        public char charAt(int index) {
            looks.spend();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super(null, null, false, false);
        }
    }
}
