package dev.vox.runtime.tts.kevin;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// Text in the letters, digits and marks that kevin knows: ASCII without control characters.
///
/// Accents go, symbols that have a name are named, and what cannot be said leaves a blank.
final class SpeakableText {
    private static final String KEPT = " .,;:!?'\"()-/";

    private static final Map<Character, String> NAMED =
            Map.ofEntries(
                    Map.entry('&', " and "),
                    Map.entry('+', " plus "),
                    Map.entry('=', " equals "),
                    Map.entry('@', " at "),
                    Map.entry('%', " percent "),
                    Map.entry('#', " number "),
                    Map.entry('°', " degrees "),
                    Map.entry('€', " euros "),
                    Map.entry('£', " pounds "),
                    Map.entry('¥', " yen "),
                    Map.entry('×', " times "),
                    Map.entry('÷', " divided by "),
                    Map.entry('−', " minus "),
                    Map.entry('–', "-"),
                    Map.entry('—', ", "),
                    Map.entry('\u2010', "-"),
                    Map.entry('\u2044', "/"),
                    Map.entry('‘', "'"),
                    Map.entry('’', "'"),
                    Map.entry('“', "\""),
                    Map.entry('”', "\""),
                    Map.entry('ß', "ss"),
                    Map.entry('æ', "ae"),
                    Map.entry('Æ', "Ae"),
                    Map.entry('œ', "oe"),
                    Map.entry('Œ', "Oe"),
                    Map.entry('ø', "o"),
                    Map.entry('Ø', "O"),
                    Map.entry('ł', "l"),
                    Map.entry('Ł', "L"),
                    Map.entry('đ', "d"),
                    Map.entry('ð', "th"),
                    Map.entry('þ', "th"),
                    Map.entry('ı', "i"));

    private SpeakableText() {}

    /// The text as kevin can say it; may be blank.
    static String of(String text) {
        String parts = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder said = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char letter = parts.charAt(i);
            if (isPlain(letter) || KEPT.indexOf(letter) >= 0) {
                said.append(letter);
            } else if (letter == '$') {
                said.append(isDigitAt(parts, i + 1) ? "$" : " dollars ");
            } else if (!isSilentPart(letter)) {
                said.append(NAMED.getOrDefault(letter, " "));
            }
        }
        return said.toString();
    }

    /// Whether there is a letter or digit in what `of` gave.
    static boolean isSayable(String speakable) {
        return speakable.chars().anyMatch(letter -> isPlain((char) letter));
    }

    /// The same words without what FreeTTS would read a meaning into: small letters, single digits, and marks only at the ends
    /// of words.
    static String plain(String speakable) {
        return speakable
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.,;:!?]+", " ")
                .replaceAll("([.,;:!?])(?=\\S)", " ")
                .replaceAll("([0-9])", " $1 ");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 0x80);
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9');
    }

    private static boolean isDigitAt(String text, int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    /// Accents that were parted from their letters, and marks of width zero, which part no word.
    private static boolean isSilentPart(char letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    }
}
