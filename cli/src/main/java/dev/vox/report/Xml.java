package dev.vox.report;

import java.util.List;

/// Writes XML 1.0, indented by two blanks. What XML cannot hold is left out of values and texts.
public final class Xml {
    private final StringBuilder text =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /// An attribute with its value, not yet escaped.
    public record Attribute(String name, String value) {}

    /// An attribute of any value's text.
    public static Attribute attribute(String name, Object value) {
        return new Attribute(name, value.toString());
    }

    /// Begins an element that has others within.
    public Xml open(String name, List<Attribute> attributes) {
        tag(name, attributes).append(">\n");
        depth++;
        return this;
    }

    /// Ends the element that was begun last.
    public Xml close(String name) {
        depth--;
        text.append("  ".repeat(depth)).append("</").append(name).append(">\n");
        return this;
    }

    /// An element without content.
    public Xml empty(String name, List<Attribute> attributes) {
        tag(name, attributes).append("/>\n");
        return this;
    }

    /// An element with a text.
    public Xml element(String name, List<Attribute> attributes, String content) {
        tag(name, attributes).append('>');
        escape(content, false);
        text.append("</").append(name).append(">\n");
        return this;
    }

    private StringBuilder tag(String name, List<Attribute> attributes) {
        text.append("  ".repeat(depth)).append('<').append(name);
        for (Attribute attribute : attributes) {
            text.append(' ').append(attribute.name()).append("=\"");
            escape(attribute.value(), true);
            text.append('"');
        }
        return text;
    }

    /// `>` too, for the sake of `]]>`; what XML 1.0 cannot hold is left out.
    private void escape(String content, boolean attribute) {
        content.codePoints()
                .filter(Xml::allowed)
                .forEach(point -> {
                    switch (point) {
                        case '&' -> text.append("&amp;");
                        case '<' -> text.append("&lt;");
                        case '>' -> text.append("&gt;");
                        case '"' -> text.append("&quot;");
                        case '\r' -> text.append("&#13;");
                        case '\n' -> text.append(attribute ? "&#10;" : "\n");
                        case '\t' -> text.append(attribute ? "&#9;" : "\t");
                        default -> text.appendCodePoint(point);
                    }
                });
    }

    /// Section 2.2 of XML 1.0, without the control characters that it lets through but discourages.
    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point < 0x7f)
                || (point >= 0xa0 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || (point >= 0x10000 && (point & 0xfffe) != 0xfffe);
    }

    /// The document so far.
    public String text() {
        return text.toString();
    }
}
