package dev.vox.runtime.tts.kevin;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

/// Cuts a text into pieces of at most 300 characters, each fit to be said and with something to say: at the ends of sentences;
/// a longer sentence at its clauses, a longer clause between words, and a longer word anywhere.
///
/// Works as it is asked, so that the first piece of a long text is there at once.
final class SpeechPieces implements Iterator<String> {
    /// Characters of the text in one piece, at most. A sentence seldom has more.
    static final int MOST = 300;

    private static final String CLOSERS = "\"')]}”’».!?…";
    private static final String CLAUSE_ENDS = ",;:—–";

    /// Short forms that end in a dot within a sentence.
    private static final Set<String> SHORT_FORMS =
            Set.of(
                    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "gen", "col", "capt",
                    "lt", "sgt", "rev", "hon", "mt", "ft", "e.g", "i.e", "cf", "no", "vol", "fig");

    private final String text;
    private int position;
    private @Nullable String ready;

    SpeechPieces(String text) {
        this.text = text;
    }

    @Override
    public boolean hasNext() {
        while (ready == null && position < text.length()) {
            int end = end(position);
            String piece = SpeakableText.of(text.substring(position, end));
            position = end;
            if (SpeakableText.isSayable(piece)) {
                ready = piece;
            }
        }
        return ready != null;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the text has ended");
        }
        String piece = Objects.requireNonNull(ready);
        ready = null;
        return piece;
    }

    /// Where the piece ends that begins at `start`.
    private int end(int start) {
        int limit = Math.min(text.length(), start + MOST);
        int clause = start;
        int word = start;
        for (int i = start; i < limit; i++) {
            char letter = text.charAt(i);
            if (isSentenceEnd(i) || isBlankLine(i)) {
                return Math.min(limit, afterClosers(i + 1));
            }
            if (CLAUSE_ENDS.indexOf(letter) >= 0 && isBlankAt(i + 1)) {
                clause = i + 1;
            }
            if (Character.isWhitespace(letter)) {
                word = i + 1;
            }
        }
        if (limit == text.length()) {
            return limit;
        }
        if (clause > start) {
            return clause;
        }
        return word > start ? word : withinWord(limit);
    }

    private boolean isSentenceEnd(int i) {
        return switch (text.charAt(i)) {
            case '!', '?', '…' -> isBlankAt(afterClosers(i + 1));
            case '.' -> isBlankAt(afterClosers(i + 1)) && !isWithinSentence(i);
            case '。', '！', '？' -> true;
            default -> false;
        };
    }

    /// Whether a dot belongs to an initial or a short form, or the text goes on in small letters.
    private boolean isWithinSentence(int dot) {
        int next = dot + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
            return true;
        }
        int start = dot;
        // No short form is longer; a text of letters alone is not searched again and again.
        while (start > 0 && dot - start < 6 && isPartOfWord(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, dot);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return initial || SHORT_FORMS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isPartOfWord(char letter) {
        return Character.isLetter(letter) || letter == '.';
    }

    private boolean isBlankLine(int i) {
        if (text.charAt(i) != '\n') {
            return false;
        }
        int next = i + 1;
        while (next < text.length() && next < i + MOST && " \t\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n';
    }

    private int afterClosers(int i) {
        int end = i;
        while (end < text.length() && end < i + MOST && CLOSERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private boolean isBlankAt(int i) {
        return i >= text.length() || Character.isWhitespace(text.charAt(i));
    }

    private int withinWord(int limit) {
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
