package dev.vox.validate.remedy;

import java.util.ArrayList;
import java.util.List;

/// The lines in which two texts differ, as `diff -u` shows them.
///
/// Lines that both begin and end with are set aside first; what lies between is compared by its longest common
/// subsequence, and as one block where it is large.
final class LineDiff {
    private static final int CONTEXT = 2;
    private static final int LARGEST = 2_000_000;

    private final List<String> lines = new ArrayList<>();

    private LineDiff() {}

    /// A diff of one hunk; empty when the texts are the same.
    static List<String> unified(String shown, String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> old = split(before);
        List<String> now = split(after);
        int start = commonStart(old, now);
        int end = commonEnd(old, now, start);
        int from = Math.max(0, start - CONTEXT);
        int behind = Math.min(CONTEXT, end);
        LineDiff diff = new LineDiff();
        diff.lines.add("--- " + shown);
        diff.lines.add("+++ " + shown);
        diff.lines.add(
                "@@ -%s +%s @@"
                        .formatted(
                                range(from, old.size() - end + behind),
                                range(from, now.size() - end + behind)));
        diff.all(' ', old.subList(from, start));
        diff.middle(old.subList(start, old.size() - end), now.subList(start, now.size() - end));
        diff.all(' ', old.subList(old.size() - end, old.size() - end + behind));
        return diff.lines;
    }

    /// From 1; an empty range stands behind the line that it names.
    private static String range(int from, int to) {
        return (from == to ? from : from + 1) + "," + (to - from);
    }

    /// Lines with their ends, so that a text that differs by these alone differs.
    private static List<String> split(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("(?<=\n)", -1)).stream()
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static int commonStart(List<String> a, List<String> b) {
        int same = 0;
        while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
            same++;
        }
        return same;
    }

    private static int commonEnd(List<String> a, List<String> b, int start) {
        int same = 0;
        while (same < Math.min(a.size(), b.size()) - start
                && a.get(a.size() - 1 - same).equals(b.get(b.size() - 1 - same))) {
            same++;
        }
        return same;
    }

    private void middle(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > LARGEST) {
            all('-', old);
            all('+', now);
            return;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(' ', old.get(i++));
                j++;
            } else if (i < old.size()
                    && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                add('-', old.get(i++));
            } else {
                add('+', now.get(j++));
            }
        }
    }

    /// How long the longest common subsequence of what is left is.
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(now.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void all(char sign, List<String> some) {
        some.forEach(line -> add(sign, line));
    }

    private void add(char sign, String line) {
        String text = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        lines.add(sign + text.replace("\r", "\\r").replace("\ufeff", "\\ufeff"));
        if (!line.endsWith("\n")) {
            lines.add("\\ No newline at end of file");
        }
    }
}
