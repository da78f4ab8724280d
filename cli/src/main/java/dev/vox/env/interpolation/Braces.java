package dev.vox.env.interpolation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// Which braces of a template belong together, found in one pass.
///
/// Compose counts every brace, also those without a dollar sign, and overlooks the character behind an opening one: in
/// `{}` the second does not close the first.
final class Braces {
    private static final int NONE = -1;

    /// For each opening brace, where it is closed.
    private final int[] closing;

    /// For each index, where the last closing brace of that line stands, up to that index.
    private final int[] last;

    Braces(String source) {
        closing = closing(source);
        last = last(source);
    }

    /// Where the word of a reference ends: at the brace that closes it, else at the last one on the line.
    ///
    /// @param open the reference's opening brace
    /// @param word where its word begins
    /// @param lineEnd where the line ends, or the text does
    /// @return -1 where there is none
    int endOfWord(int open, int word, int lineEnd) {
        int outermost = endOfLine(word, lineEnd);
        return closing[open] == NONE || closing[open] > outermost ? outermost : closing[open];
    }

    /// The last closing brace on the line; -1 where there is none.
    int endOfLine(int word, int lineEnd) {
        return lineEnd > word && last[lineEnd - 1] >= word ? last[lineEnd - 1] : NONE;
    }

    private static int[] closing(String source) {
        int[] closing = new int[source.length()];
        Arrays.fill(closing, NONE);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < closing.length; i++) {
            char c = source.charAt(i);
            if (c == '}' && !open.isEmpty()) {
                closing[open.pop()] = i;
            } else if (c == '{') {
                open.push(i++);
            }
        }
        return closing;
    }

    private static int[] last(String source) {
        int[] last = new int[source.length()];
        int brace = NONE;
        for (int i = 0; i < last.length; i++) {
            char c = source.charAt(i);
            brace = c == '}' ? i : c == '\n' ? NONE : brace;
            last[i] = brace;
        }
        return last;
    }
}
