package dev.vox.bench;

import java.util.ArrayList;
import java.util.List;

/// Whose turn it is when several subjects are measured side by side.
///
/// The parts of a workload are cut into blocks, and the blocks of the subjects alternate in mirrored order, A B B A A B B A …: a
/// machine that becomes warmer or busier becomes so for each of them, and a drift that is linear shifts the sums of all by the same.
/// One subject alone runs its parts at a stretch.
final class Turns {
    /// A block has so many parts at least, so that what a turn costs to begin stays small beside what it measures.
    private static final int LEAST_PARTS = 5;

    /// More blocks do not make the order fairer.
    private static final int MOST_BLOCKS = 20;

    private Turns() {}

    /// A subject runs some of its parts.
    ///
    /// @param subject its place in the order in which they were asked for, from 0
    /// @param from the first part
    /// @param until behind the last
    record Turn(int subject, int from, int until) {}

    /// The order of all turns; every subject runs every part once.
    ///
    /// @param subjects how many there are, at least 1
    /// @param parts of the workload, at least 1
    static List<Turn> of(int subjects, int parts) {
        int blocks = subjects == 1 ? 1 : blocks(parts);
        List<Turn> turns = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            int from = boundary(parts, blocks, block);
            int until = boundary(parts, blocks, block + 1);
            for (int at = 0; at < subjects; at++) {
                int subject = block % 2 == 0 ? at : subjects - 1 - at;
                turns.add(new Turn(subject, from, until));
            }
        }
        return turns;
    }

    /// An even number where there is more than one part, so that each subject is as often first as it is last.
    private static int blocks(int parts) {
        int wanted = Math.min(MOST_BLOCKS, parts / LEAST_PARTS);
        return Math.min(parts, Math.max(2, wanted - wanted % 2));
    }

    private static int boundary(int parts, int blocks, int block) {
        return (int) ((long) parts * block / blocks);
    }
}
