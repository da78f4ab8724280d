package dev.vox.bench.trace;

import java.util.ArrayList;
import java.util.List;

/// Two texts word by word.
///
/// @param words in the order in which both are read
public record WordDiff(List<Word> words) {
    /// Which of the two has a word.
    public enum Side {
        BOTH,
        BEFORE,
        AFTER
    }

    /// A word, and which of the two has it.
    public record Word(Side side, String text) {}

    public WordDiff {
        words = List.copyOf(words);
    }

    /// The words of two texts.
    public static WordDiff of(String before, String after) {
        List<Word> words = new ArrayList<>();
        for (Alignment.Pair<String> pair :
                Alignment.of(split(before), split(after), WordDiff::same, 1)) {
            String one = pair.before();
            String other = pair.after();
            if (one != null && one.equals(other)) {
                words.add(new Word(Side.BOTH, one));
            } else {
                if (one != null) {
                    words.add(new Word(Side.BEFORE, one));
                }
                if (other != null) {
                    words.add(new Word(Side.AFTER, other));
                }
            }
        }
        return new WordDiff(words);
    }

    private static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static long same(String one, String other) {
        return one.equals(other) ? 0 : -1;
    }

    /// Whether both have the same words.
    public boolean same() {
        return words.stream().allMatch(word -> word.side() == Side.BOTH);
    }

    /// As one line: `turn the [-light-] {+lights+} off`.
    public String line() {
        return String.join(
                " ",
                words.stream()
                        .map(word ->
                                switch (word.side()) {
                                    case BOTH -> word.text();
                                    case BEFORE -> "[-" + word.text() + "-]";
                                    case AFTER -> "{+" + word.text() + "+}";
                                })
                        .toList());
    }
}
