package dev.vox.text;

import java.util.ArrayList;
import java.util.List;

/// Rows of aligned cells.
///
/// @param indent blanks before each row
public record Table(List<Column> columns, List<List<Line>> rows, int indent) implements Block {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Line> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has %d cells, the table %d columns"
                                .formatted(row.size(), columns.size()));
            }
        }
    }

    /// To which side a column's cells lean.
    public enum Side {
        /// Text.
        LEFT,
        /// Numbers.
        RIGHT
    }

    /// A column: its header, empty in a table without headers, and how it behaves.
    ///
    /// @param shrinks whether it may be cut where the page is too narrow
    public record Column(String header, Side side, boolean shrinks) {
        /// Text that is never cut.
        public static Column of(String header) {
            return new Column(header, Side.LEFT, false);
        }

        /// Text that is cut first where the page is too narrow.
        public static Column shrinking(String header) {
            return new Column(header, Side.LEFT, true);
        }

        /// Numbers.
        public static Column number(String header) {
            return new Column(header, Side.RIGHT, false);
        }
    }

    /// A table without rows yet.
    public static Table of(Column... columns) {
        return new Table(List.of(columns), List.of(), 0);
    }

    /// This table and one more row.
    public Table row(Line... cells) {
        List<List<Line>> longer = new ArrayList<>(rows);
        longer.add(List.of(cells));
        return new Table(columns, longer, indent);
    }

    /// This table with each row moved to the right.
    public Table indented(int blanks) {
        return new Table(columns, rows, blanks);
    }
}
