package dev.vox.runtime.sentence;

import java.util.List;

/// Where a sentence that is too long to wait for is cut: behind the strongest mark of a clause in its later part, else
/// between two words, else anywhere but inside a code point.
final class ClauseCut {
    private static final List<String> MARKS = List.of(";", ":", "—", ")", ",", "，", "、");

    private ClauseCut() {}

    /// How many code units of the text come before the cut: at least one, at most all.
    static int within(String text) {
        int earliest = text.length() / 3;
        for (String mark : MARKS) {
            int cut = lastMark(text, mark.charAt(0));
            if (cut > earliest) {
                return cut;
            }
        }
        int blank = lastBlank(text);
        if (blank > 0) {
            return blank;
        }
        boolean splitsCodePoint = Character.isHighSurrogate(text.charAt(text.length() - 1));
        return splitsCodePoint && text.length() > 1 ? text.length() - 1 : text.length();
    }

    /// The index behind the last such mark that a blank follows; a dash and a wide mark need none.
    private static int lastMark(String text, char mark) {
        for (int i = text.length() - 2; i > 0; i--) {
            if (text.charAt(i) == mark
                    && (mark > 0x7f || Character.isWhitespace(text.charAt(i + 1)))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int lastBlank(String text) {
        for (int i = text.length() - 1; i > 0; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return 0;
    }
}
