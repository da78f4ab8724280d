package dev.vox.bench.report.plot;

import dev.vox.report.Xml;
import dev.vox.text.Scrub;

import java.util.Locale;

/// Writes elements of HTML and SVG. Texts and values are escaped, and lose what would make a browser show them other than they are.
public final class Markup {
    private final StringBuilder written = new StringBuilder();

    /// Begins an element.
    ///
    /// @param attributes names and values in turns
    public Markup open(String name, Object... attributes) {
        tag(name, attributes).append('>');
        return this;
    }

    /// Ends an element.
    public Markup close(String name) {
        written.append("</").append(name).append(">\n");
        return this;
    }

    /// An element without content.
    public Markup empty(String name, Object... attributes) {
        tag(name, attributes).append("/>\n");
        return this;
    }

    /// An element with a text.
    public Markup element(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    /// A text.
    public Markup text(String text) {
        written.append(escaped(text));
        return this;
    }

    /// What is markup already.
    public Markup raw(String markup) {
        written.append(markup);
        return this;
    }

    private StringBuilder tag(String name, Object... attributes) {
        written.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            written.append(' ').append(attributes[i]).append("=\"");
            written.append(value(attributes[i + 1])).append('"');
        }
        return written;
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : escaped(value.toString());
    }

    private static String escaped(String text) {
        return Xml.escaped(Scrub.line(text));
    }

    /// A coordinate: a tenth of a pixel is more than anybody sees.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
