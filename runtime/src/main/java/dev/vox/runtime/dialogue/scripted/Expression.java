package dev.vox.runtime.dialogue.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A regular expression, found anywhere in what was said, whatever its case.
///
/// @param pattern the expression
public record Expression(Pattern pattern) implements Heard {
    /// More than this of what was said is not looked at; the matcher's stack grows with it.
    private static final int LONGEST = 2000;

    /// Each look at a character is a step; expressions that go back and forth take billions, which is minutes.
    private static final int MOST_STEPS = 10_000_000;

    @Override
    public int groups() {
        return pattern.matcher("").groupCount();
    }

    @Override
    public Optional<List<String>> in(String said) throws EndlessMatchException {
        Steps steps = new Steps(said.substring(0, Math.min(said.length(), LONGEST)));
        try {
            Matcher matcher = pattern.matcher(steps);
            return matcher.find() ? Optional.of(groups(matcher, steps.text)) : Optional.empty();
        } catch (TooManySteps | StackOverflowError e) {
            throw new EndlessMatchException("the pattern /" + pattern + "/ takes too long");
        }
    }

    private static List<String> groups(Matcher matcher, String text) {
        List<String> groups = new ArrayList<>();
        for (int group = 0; group <= matcher.groupCount(); group++) {
            int start = matcher.start(group);
            groups.add(start < 0 ? "" : text.substring(start, matcher.end(group)).strip());
        }
        return groups;
    }

    /// A text that counts how often it is looked at, the only way to end a matcher that goes astray.
    private static final class Steps implements CharSequence {
        private final String text;
        private int taken;

        Steps(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++taken > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
