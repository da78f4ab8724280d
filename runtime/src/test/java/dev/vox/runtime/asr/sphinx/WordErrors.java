package dev.vox.runtime.asr.sphinx;

/// Counts words put in, left out and misheard: the edit distance of two sentences in words (Levenshtein).
final class WordErrors {
    private WordErrors() {}

    static int between(String said, String heard) {
        String[] from = said.split(" ");
        String[] to = heard.isBlank() ? new String[0] : heard.split(" ");
        int[][] cost = new int[from.length + 1][to.length + 1];
        for (int i = 0; i <= from.length; i++) {
            for (int j = 0; j <= to.length; j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, i, j, from, to);
            }
        }
        return cost[from.length][to.length];
    }

    private static int cheapest(int[][] cost, int i, int j, String[] from, String[] to) {
        int same = cost[i - 1][j - 1] + (from[i - 1].equals(to[j - 1]) ? 0 : 1);
        return Math.min(same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    }
}
