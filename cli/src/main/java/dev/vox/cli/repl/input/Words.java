package dev.vox.cli.repl.input;

import java.util.ArrayList;
import java.util.List;

/// Cuts what stands behind a command into words. Double quotes keep blanks together, a backslash keeps what follows it as it is.
public final class Words {
    private Words() {}

    /// The words; a quote that is not closed goes to the end.
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                word.append(text.charAt(i));
                begun = true;
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /// A word as it has to be typed to be read as one.
    public static String quoted(String word) {
        boolean plain =
                !word.isEmpty()
                        && word.chars()
                                .noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\\');
        return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
