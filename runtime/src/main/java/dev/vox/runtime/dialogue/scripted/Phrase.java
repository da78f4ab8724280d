package dev.vox.runtime.dialogue.scripted;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Words one behind the other, anywhere in what was said, whatever their case and the punctuation around them.
///
/// @param words in the form in which they are compared; at least one
public record Phrase(List<String> words) implements Heard {
    public Phrase {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("holds no word");
        }
    }

    /// The phrase that a text says.
    ///
    /// @throws IllegalArgumentException when it holds no word
    static Phrase of(String text) {
        return new Phrase(wordsOf(text));
    }

    @Override
    public int groups() {
        return 0;
    }

    @Override
    public Optional<List<String>> in(String said) {
        return Collections.indexOfSubList(wordsOf(said), words) < 0
                ? Optional.empty()
                : Optional.of(List.of(String.join(" ", words)));
    }

    /// Letters and digits stay; an apostrophe goes, so that "what's" and "whats" are one; all else parts words.
    private static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        plain.codePoints()
                .filter(c -> c != '\'' && c != '’')
                .forEach(c -> {
                    if (isWordPart(c)) {
                        word.appendCodePoint(c);
                    } else if (!word.isEmpty()) {
                        words.add(word.toString());
                        word.setLength(0);
                    }
                });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
