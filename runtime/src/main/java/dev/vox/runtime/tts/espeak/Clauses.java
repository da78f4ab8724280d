package dev.vox.runtime.tts.espeak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Gathers the clauses of a text: the library says how far it has read, and what ends a clause is read from the text.
final class Clauses {
    private static final String SIGNS = ".,:;!?";
    private static final String CLOSERS = "\"')]}”’»";

    /// What the library puts where a word is said in another language: `(en)`.
    private static final Pattern LANGUAGE = Pattern.compile("\\([a-z]{2,3}(-[a-z0-9-]+)?\\)");

    private final byte[] text;
    private final List<Clause> clauses = new ArrayList<>();
    private int begin;

    /// @param text UTF-8
    Clauses(byte[] text) {
        this.text = text;
    }

    /// Takes the phonemes of the clause that the library read last.
    ///
    /// @param end bytes of the text that it has read. Before the end of the text that is one letter of the next clause
    /// @param last whether it has read all of it
    void add(String ipa, int end, boolean last) {
        String phonemes = LANGUAGE.matcher(ipa).replaceAll("").strip();
        String read = new String(text, begin, Math.max(0, end - begin), UTF_8);
        begin = end;
        if (!phonemes.isEmpty()) {
            String own =
                    last || read.isEmpty()
                            ? read
                            : read.substring(0, read.offsetByCodePoints(read.length(), -1));
            clauses.add(new Clause(phonemes, punctuation(own)));
        }
    }

    /// In order.
    List<Clause> toList() {
        return List.copyOf(clauses);
    }

    private static String punctuation(String clause) {
        int end = clause.length();
        while (end > 0 && isPassed(clause.charAt(end - 1))) {
            end--;
        }
        String sign = end == 0 ? "" : wellKnown(clause.charAt(end - 1));
        return SIGNS.contains(sign) ? sign : "";
    }

    private static boolean isPassed(char letter) {
        return Character.isWhitespace(letter) || CLOSERS.indexOf(letter) >= 0;
    }

    private static String wellKnown(char sign) {
        return switch (sign) {
            case '。', '…', '।' -> ".";
            case '，', '、', '،' -> ",";
            case '：' -> ":";
            case '；', '؛' -> ";";
            case '！' -> "!";
            case '？', '؟' -> "?";
            default -> String.valueOf(sign);
        };
    }
}
