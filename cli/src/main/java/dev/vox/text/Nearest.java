package dev.vox.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word somebody meant.
public final class Nearest {
    private Nearest() {}

    /// The candidate that is nearest to a mistyped word, if one is near enough to be what was meant.
    ///
    /// Near enough is a third of the longer word's length, at least one edit; an edit inserts, deletes, replaces or
    /// swaps neighbours (optimal string alignment). A candidate that begins with the word is near as well, from three letters on. Case does
    /// not count; of equals the first wins.
    public static Optional<String> to(String word, Collection<String> candidates) {
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            String other = candidate.toLowerCase(Locale.ROOT);
            int distance = distance(wanted, other);
            boolean near = distance <= Math.max(1, Math.max(wanted.length(), other.length()) / 3);
            boolean begun = wanted.length() >= 3 && other.startsWith(wanted);
            if ((near || begun) && distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /// How many edits lie between two words, as [#to] counts them.
    public static int edits(String a, String b) {
        return distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            edits[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            edits[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                edits[i][j] = cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cheapest, edits[i - 2][j - 2] + 1) : cheapest;
    }
}
