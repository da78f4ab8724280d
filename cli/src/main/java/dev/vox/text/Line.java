package dev.vox.text;

import java.util.ArrayList;
import java.util.List;

/// One line of styled text: a cell, a value, a paragraph before it is wrapped.
public record Line(List<Span> spans) {
    /// A line without text.
    public static final Line EMPTY = new Line(List.of());

    public Line {
        spans = List.copyOf(spans);
    }

    /// A line of unstyled text.
    public static Line of(String text) {
        return of(Style.PLAIN, text);
    }

    /// A line in one style.
    public static Line of(Style style, String text) {
        return new Line(List.of(new Span(text, style)));
    }

    /// This line and unstyled text after it.
    public Line and(String text) {
        return and(Style.PLAIN, text);
    }

    /// This line and more text after it.
    public Line and(Style style, String text) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(text, style));
        return new Line(longer);
    }

    /// How many terminal columns the line takes.
    public int width() {
        return spans.stream().mapToInt(Span::width).sum();
    }

    /// The line's text without its styles.
    public String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        return text.toString();
    }

    /// This line, cut to a number of columns and ended by an ellipsis where something was cut.
    public Line cut(int columns, String ellipsis) {
        if (width() <= columns) {
            return this;
        }
        int left = Math.max(0, columns - DisplayWidth.of(ellipsis));
        List<Span> kept = new ArrayList<>();
        Style last = Style.PLAIN;
        for (Span span : spans) {
            last = span.style();
            String text = DisplayWidth.prefix(span.text(), left);
            kept.add(new Span(text, span.style()));
            left -= DisplayWidth.of(text);
            if (text.length() < span.text().length()) {
                break;
            }
        }
        kept.add(new Span(ellipsis, last));
        return new Line(kept);
    }
}
