package dev.vox.text;

import java.util.ArrayList;
import java.util.List;

/// Lays a page out: values in, lines out.
public final class Layout {
    private static final int GUTTER = 2;
    private static final int NARROWEST = 8;

    private Layout() {}

    /// The page as text; every line ends with a line feed.
    public static String render(Page page, Canvas canvas) {
        StringBuilder text = new StringBuilder();
        for (Block block : page.blocks()) {
            for (Line line : lines(block, canvas)) {
                text.append(paint(line, canvas.painter())).append('\n');
            }
        }
        return text.toString();
    }

    /// One line as text, without a line feed; blanks at its end are gone.
    public static String paint(Line line, Painter painter) {
        List<Span> spans = withoutTrailingBlanks(line.spans());
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            boolean bare = span.style() == Style.PLAIN || span.text().isEmpty();
            text.append(bare ? span.text() : painter.paint(span.style(), span.text()));
        }
        return text.toString();
    }

    private static List<Span> withoutTrailingBlanks(List<Span> spans) {
        List<Span> kept = new ArrayList<>(spans);
        while (!kept.isEmpty()) {
            Span last = kept.removeLast();
            String text = last.text().stripTrailing();
            if (!text.isEmpty()) {
                kept.add(new Span(text, last.style()));
                break;
            }
        }
        return kept;
    }

    private static List<Line> lines(Block block, Canvas canvas) {
        return switch (block) {
            case Verbatim verbatim -> List.of(verbatim.line());
            case Paragraph paragraph -> wrap(paragraph, canvas.width());
            case Facts facts -> facts(facts, canvas);
            case Table table -> table(table, canvas);
            case Fitted fitted ->
                    fitted.page().apply(canvas).blocks().stream()
                            .flatMap(part -> lines(part, canvas).stream())
                            .toList();
        };
    }

    private static List<Line> wrap(Paragraph paragraph, int width) {
        Line margin = Line.of(" ".repeat(paragraph.indent()));
        List<Line> lines = new ArrayList<>();
        Line current = margin;
        for (Span word : words(paragraph.line())) {
            int needed = DisplayWidth.of(word.text().stripTrailing());
            boolean begun = current.spans().size() > 1;
            if (begun && current.width() + needed > width) {
                lines.add(current);
                current = margin;
            }
            current = current.and(word.style(), word.text());
        }
        lines.add(current);
        return lines;
    }

    /// Cuts spans after each run of blanks, so that a word carries the blanks behind it.
    private static List<Span> words(Line line) {
        List<Span> words = new ArrayList<>();
        for (Span span : line.spans()) {
            for (String word : span.text().split("(?<= )(?! )", -1)) {
                words.add(new Span(word, span.style()));
            }
        }
        return words;
    }

    private static List<Line> facts(Facts facts, Canvas canvas) {
        Table table = Table.of(Table.Column.of(""), Table.Column.of("")).indented(facts.indent());
        for (Facts.Fact fact : facts.facts()) {
            table = table.row(Line.of(Style.LABEL, fact.key()), fact.value());
        }
        return table(table, canvas);
    }

    private static List<Line> table(Table table, Canvas canvas) {
        int[] widths = widths(table);
        shrink(table, widths, canvas.width());
        List<Line> lines = new ArrayList<>();
        if (table.columns().stream().anyMatch(column -> !column.header().isEmpty())) {
            lines.add(row(table, headers(table), widths, canvas));
        }
        for (List<Line> cells : table.rows()) {
            lines.add(row(table, cells, widths, canvas));
        }
        return lines;
    }

    private static List<Line> headers(Table table) {
        return table.columns().stream()
                .map(column -> Line.of(Style.LABEL, column.header()))
                .toList();
    }

    private static int[] widths(Table table) {
        int[] widths = new int[table.columns().size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = DisplayWidth.of(table.columns().get(column).header());
            for (List<Line> row : table.rows()) {
                widths[column] = Math.max(widths[column], row.get(column).width());
            }
        }
        return widths;
    }

    private static void shrink(Table table, int[] widths, int available) {
        int excess = table.indent() - GUTTER - available;
        for (int width : widths) {
            excess += width + GUTTER;
        }
        while (excess > 0) {
            int widest = widestShrinking(table, widths);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    private static int widestShrinking(Table table, int[] widths) {
        int widest = -1;
        for (int column = 0; column < widths.length; column++) {
            if (table.columns().get(column).shrinks()
                    && widths[column] > NARROWEST
                    && (widest < 0 || widths[column] > widths[widest])) {
                widest = column;
            }
        }
        return widest;
    }

    private static Line row(Table table, List<Line> cells, int[] widths, Canvas canvas) {
        Line row = Line.of(" ".repeat(table.indent()));
        for (int column = 0; column < widths.length; column++) {
            Line cell = cells.get(column).cut(widths[column], canvas.ellipsis());
            String padding = " ".repeat(widths[column] - cell.width());
            boolean right = table.columns().get(column).side() == Table.Side.RIGHT;
            row = right ? join(row.and(padding), cell) : join(row, cell).and(padding);
            row = row.and(" ".repeat(GUTTER));
        }
        return row;
    }

    private static Line join(Line first, Line second) {
        Line joined = first;
        for (Span span : second.spans()) {
            joined = joined.and(span.style(), span.text());
        }
        return joined;
    }
}
