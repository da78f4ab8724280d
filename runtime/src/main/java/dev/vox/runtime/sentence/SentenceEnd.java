package dev.vox.runtime.sentence;

import java.io.IOException;
import java.util.Locale;

/// Decides whether a mark in a text ends a sentence.
///
/// A mark ends one when blanks follow (closing quotes and brackets come along) and the next word could begin a sentence: it
/// does not start with a small letter. A full stop behind an abbreviation, an initial or a list number needs more than that.
final class SentenceEnd {
    private static final String CLOSERS = "\"'”’»)]}*_";
    private static final String OPENERS = "\"'“‘«([{*_—–-¿¡";
    private static final String WIDE_MARKS = "。！？";
    private static final int LONGEST_WORD = 24;

    /// How far ahead the next word is looked for; blanks beyond that are a break of their own.
    private static final int REACH = 200;

    private final Lookahead ahead;

    SentenceEnd(Lookahead ahead) {
        this.ahead = ahead;
    }

    /// The index behind the sentence that ends with the mark at `index`, closers included; 0 when none ends there.
    int after(int index) throws IOException {
        int c = ahead.at(index);
        if (WIDE_MARKS.indexOf(c) >= 0) {
            return afterClosers(index + 1);
        }
        if (!isMark(c) || isMark(ahead.at(index + 1))) {
            return 0;
        }
        int end = afterClosers(index + 1);
        int following = ahead.at(end);
        if (following == Lookahead.END) {
            return end;
        }
        if (!Character.isWhitespace(following)) {
            return 0;
        }
        return startsSentence(index, nextWord(end)) ? end : 0;
    }

    private static boolean isMark(int c) {
        return c == '.' || c == '!' || c == '?' || c == '…';
    }

    private int afterClosers(int from) throws IOException {
        int i = from;
        while (ahead.at(i) != Lookahead.END
                && CLOSERS.indexOf(ahead.at(i)) >= 0
                && i < from + CLOSERS.length()) {
            i++;
        }
        return i;
    }

    private boolean startsSentence(int mark, int next) throws IOException {
        int first = ahead.at(next);
        if (Character.isLowerCase(first) || isMark(first)) {
            return false;
        }
        if (ahead.at(mark) != '.') {
            return ahead.at(mark) != '…' || !isPronoun(wordAt(next));
        }
        if (mark > 0 && ahead.at(mark - 1) == '.') {
            return !isPronoun(wordAt(next));
        }
        return startsAfterStop(wordBefore(mark), next);
    }

    private boolean startsAfterStop(String before, int next) throws IOException {
        String word = before.toLowerCase(Locale.ROOT);
        return switch (Abbreviations.kind(before)) {
            case NONE -> !isListNumber(word);
            case LEADING -> false;
            case NUMBERED -> !Character.isDigit(ahead.at(next)) && !isRoman(wordAt(next));
            case INITIAL, OTHER -> Abbreviations.startsSentences(wordAt(next));
        };
    }

    /// `1.` that opens a sentence is the number of a list item or a heading.
    private boolean isListNumber(String word) throws IOException {
        if (word.isEmpty() || !word.chars().allMatch(Character::isDigit)) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (ahead.at(i) != word.charAt(i)) {
                return false;
            }
        }
        return ahead.at(word.length()) == '.';
    }

    private static boolean isRoman(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> "IVXLCDM".indexOf(c) >= 0);
    }

    private static boolean isPronoun(String word) {
        return word.equals("I");
    }

    /// The index of the first character of the next word, its opening quotes and brackets skipped.
    private int nextWord(int from) throws IOException {
        int i = from;
        while (i < from + REACH && ahead.at(i) != Lookahead.END && isSkipped(ahead.at(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSkipped(int c) {
        return Character.isWhitespace(c) || OPENERS.indexOf(c) >= 0;
    }

    private String wordAt(int from) throws IOException {
        int end = from;
        while (end < from + LONGEST_WORD && Character.isLetter(ahead.at(end))) {
            end++;
        }
        return ahead.at(end) == '.' && end == from + 1 ? "" : ahead.text(from, end);
    }

    private String wordBefore(int mark) throws IOException {
        int start = mark;
        while (start > 0 && start > mark - LONGEST_WORD && isWordPart(ahead.at(start - 1))) {
            start--;
        }
        return ahead.text(start, mark);
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }
}
