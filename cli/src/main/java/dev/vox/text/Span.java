package dev.vox.text;

import java.util.Objects;

/// A run of text in one style, on one line.
///
/// @param text scrubbed on the way in: no control character is left, see [Scrub#line(String)]
public record Span(String text, Style style) {
    public Span {
        Objects.requireNonNull(style);
        text = Scrub.line(text);
    }

    int width() {
        return DisplayWidth.of(text);
    }
}
