package dev.vox.text;

import java.util.ArrayList;
import java.util.List;

/// What a person sees of a result: blocks from top to bottom, without a width or a colour yet.
public record Page(List<Block> blocks) {
    /// A page with nothing on it.
    public static final Page EMPTY = new Page(List.of());

    public Page {
        blocks = List.copyOf(blocks);
    }

    /// A page of one paragraph.
    public static Page of(Line line) {
        return EMPTY.paragraph(line);
    }

    /// This page and one more block.
    public Page and(Block block) {
        List<Block> longer = new ArrayList<>(blocks);
        longer.add(block);
        return new Page(longer);
    }

    /// This page and a heading.
    public Page heading(String text) {
        return and(new Verbatim(Line.of(Style.LABEL, text)));
    }

    /// This page and a paragraph.
    public Page paragraph(String text) {
        return paragraph(Line.of(text));
    }

    /// This page and a styled paragraph.
    public Page paragraph(Line line) {
        return and(new Paragraph(line, 0));
    }

    /// This page and a line that is not wrapped.
    public Page verbatim(String text) {
        return and(new Verbatim(Line.of(text)));
    }

    /// This page and a blank line.
    public Page gap() {
        return and(new Verbatim(Line.EMPTY));
    }
}
