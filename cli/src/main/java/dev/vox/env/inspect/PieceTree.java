package dev.vox.env.inspect;

import dev.vox.env.Expansion;
import dev.vox.env.inspect.Explanation.Piece;
import dev.vox.env.inspect.Explanation.Pieces;

import java.util.ArrayList;
import java.util.List;

/// Draws what a value was expanded from as a tree.
///
/// It is none: a variable that others share stands under each of them, so that forty lines which double each other make more
/// pieces than anybody can hold. The tree is bounded, and says where it leaves something out.
final class PieceTree {
    private static final int MOST_PIECES = 200;
    private static final int DEEPEST = 20;

    private final Masking masking;
    private int left = MOST_PIECES;

    PieceTree(Masking masking) {
        this.masking = masking;
    }

    /// A tree of its own.
    Pieces of(Expansion expansion) {
        return pieces(expansion, 1);
    }

    /// What stands beside each other is drawn before what stands below.
    private Pieces pieces(Expansion expansion, int depth) {
        List<Expansion.Lookup> all = expansion.parts();
        int shown = depth > DEEPEST ? 0 : Math.min(left, all.size());
        left -= shown;
        List<Piece> pieces = new ArrayList<>();
        for (Expansion.Lookup lookup : all.subList(0, shown)) {
            pieces.add(piece(expansion.definition().variable(), lookup, depth));
        }
        return new Pieces(pieces, all.size() - shown);
    }

    private Piece piece(String variable, Expansion.Lookup lookup, int depth) {
        Expansion found = lookup.found().isEmpty() ? null : lookup.found().getFirst();
        return new Piece(
                lookup.name(),
                masking.written(variable, lookup),
                found == null ? null : masking.value(found),
                found == null ? null : found.definition().origin(),
                found == null ? Pieces.NONE : pieces(found, depth + 1));
    }
}
