package dev.vox.bench.trace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongBiFunction;

/// Which of two sequences belong together, in their order: as many as possible, and among those choices the cheapest
/// (Needleman and Wunsch, 1970).
final class Alignment {
    /// Longer ones are paired in their order.
    private static final long MOST_CELLS = 4_000_000;

    private Alignment() {}

    /// Two that belong together, or one that has no other.
    record Pair<T>(@Nullable T before, @Nullable T after) {}

    /// Aligns two sequences.
    ///
    /// @param cost of a pair, not negative; negative when the two cannot be one
    /// @param gap cost of one that is left alone
    static <T> List<Pair<T>> of(
            List<T> before, List<T> after, ToLongBiFunction<T, T> cost, long gap) {
        int rows = before.size();
        int columns = after.size();
        if ((long) rows * columns > MOST_CELLS) {
            return inOrder(before, after);
        }
        long[][] best = new long[rows + 1][columns + 1];
        for (int i = 0; i <= rows; i++) {
            for (int j = 0; j <= columns; j++) {
                best[i][j] = best(best, i, j, before, after, cost, gap);
            }
        }
        return walked(best, before, after, cost, gap);
    }

    private static <T> long best(
            long[][] best,
            int i,
            int j,
            List<T> before,
            List<T> after,
            ToLongBiFunction<T, T> cost,
            long gap) {
        if (i == 0 || j == 0) {
            return (i + j) * gap;
        }
        long alone = Math.min(best[i - 1][j], best[i][j - 1]) + gap;
        long pair = cost.applyAsLong(before.get(i - 1), after.get(j - 1));
        return pair < 0 ? alone : Math.min(alone, best[i - 1][j - 1] + pair);
    }

    private static <T> List<Pair<T>> walked(
            long[][] best, List<T> before, List<T> after, ToLongBiFunction<T, T> cost, long gap) {
        List<Pair<T>> pairs = new ArrayList<>();
        int i = before.size();
        int j = after.size();
        while (i > 0 || j > 0) {
            long pair = i > 0 && j > 0 ? cost.applyAsLong(before.get(i - 1), after.get(j - 1)) : -1;
            if (pair >= 0 && best[i][j] == best[i - 1][j - 1] + pair) {
                pairs.add(new Pair<>(before.get(--i), after.get(--j)));
            } else if (j > 0 && best[i][j] == best[i][j - 1] + gap) {
                pairs.add(new Pair<>(null, after.get(--j)));
            } else {
                pairs.add(new Pair<>(before.get(--i), null));
            }
        }
        Collections.reverse(pairs);
        return pairs;
    }

    private static <T> List<Pair<T>> inOrder(List<T> before, List<T> after) {
        List<Pair<T>> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            pairs.add(
                    new Pair<>(
                            i < before.size() ? before.get(i) : null,
                            i < after.size() ? after.get(i) : null));
        }
        return pairs;
    }
}
