package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.RecognitionException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads phrases as people write them.
final class PhraseList {
    private static final Pattern PUNCTUATION = Pattern.compile("[.,;:!?\"“”…]+");
    private static final Pattern CURLY_APOSTROPHE = Pattern.compile("’");
    private static final Pattern SPACE = Pattern.compile("[\\s-]+");
    private static final Pattern WORDS = Pattern.compile("[a-z'.]+( [a-z'.]+)*");

    private PhraseList() {}

    /// One of the phrases.
    ///
    /// @throws RecognitionException naming all phrases that have no words, or signs that nobody says
    static Expansion read(List<String> phrases) throws RecognitionException {
        List<Expansion> read = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String phrase : phrases) {
            String plain = plain(phrase);
            if (WORDS.matcher(plain).matches()) {
                read.add(Expansion.phrase(plain));
            } else {
                wrong.add("'" + phrase.strip() + "'");
            }
        }
        if (!wrong.isEmpty()) {
            throw new RecognitionException(
                    "sphinx understands words only, not %s; write numbers and signs as words"
                            .formatted(String.join(", ", wrong)));
        }
        return new Expansion.Choice(read.stream().distinct().toList(), List.of());
    }

    private static String plain(String phrase) {
        String lower = CURLY_APOSTROPHE.matcher(phrase.toLowerCase(Locale.ROOT)).replaceAll("'");
        String words = PUNCTUATION.matcher(lower).replaceAll(" ");
        return SPACE.matcher(words).replaceAll(" ").strip();
    }
}
