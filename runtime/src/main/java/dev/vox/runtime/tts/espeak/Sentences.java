package dev.vox.runtime.tts.espeak;

import org.jspecify.annotations.Nullable;

import java.text.BreakIterator;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a text of any language into its sentences; one of more than 300 characters at its clauses, a longer clause between
/// words, and a longer word anywhere. Characters that control something become blanks.
///
/// Works as it is asked, so that the first sentence of a long text is there at once.
public final class Sentences implements Iterator<String> {
    /// Characters of one piece, at most. A sentence seldom has more.
    static final int MOST = 300;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}]+");
    private static final String CLAUSE_ENDS = ",;:—–，、；：";

    /// Short forms that end in a dot within a sentence.
    private static final Set<String> SHORT_FORMS =
            Set.of(
                    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "gen", "col", "capt",
                    "lt", "sgt", "rev", "hon", "mt", "ft", "e.g", "i.e", "cf", "no", "vol", "fig",
                    "z.b", "bzw", "ca", "nr", "hr", "fr", "sra", "mme", "mlle");

    private final String text;
    private final BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
    private int position;
    private @Nullable String ready;

    public Sentences(String text) {
        this.text = text;
        ends.setText(text);
    }

    @Override
    public boolean hasNext() {
        while (ready == null && position < text.length()) {
            int end = end(position);
            String piece = CONTROLS.matcher(text.substring(position, end)).replaceAll(" ").strip();
            position = end;
            if (!piece.isEmpty()) {
                ready = piece;
            }
        }
        return ready != null;
    }

    @Override
    public String next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException("the text has ended");
        }
        String piece = ready;
        ready = null;
        return piece;
    }

    private int end(int start) {
        int limit = Math.min(text.length(), start + MOST);
        int end = ends.following(start);
        while (end < limit && isWithinSentence(start, end)) {
            end = ends.following(end);
        }
        return end <= limit ? end : cut(start, limit);
    }

    /// Whether the dot before a break belongs to a short form or an initial.
    private boolean isWithinSentence(int start, int end) {
        int dot = end - 1;
        while (dot > start && Character.isWhitespace(text.charAt(dot))) {
            dot--;
        }
        if (text.charAt(dot) != '.') {
            return false;
        }
        int word = dot;
        while (word > start && isPartOfWord(text.charAt(word - 1))) {
            word--;
        }
        String before = text.substring(word, dot);
        boolean initial = before.length() == 1 && Character.isUpperCase(before.charAt(0));
        return initial || SHORT_FORMS.contains(before.toLowerCase(Locale.ROOT));
    }

    private static boolean isPartOfWord(char letter) {
        return Character.isLetter(letter) || letter == '.';
    }

    private int cut(int start, int limit) {
        int word = start;
        int clause = start;
        for (int i = start; i < limit; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                word = i + 1;
                clause = i > start && CLAUSE_ENDS.indexOf(text.charAt(i - 1)) >= 0 ? i + 1 : clause;
            }
        }
        if (clause > start) {
            return clause;
        }
        if (word > start) {
            return word;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
