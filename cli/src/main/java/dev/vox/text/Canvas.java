package dev.vox.text;

/// What a page is laid out on.
///
/// @param width columns, 1 or more
/// @param unicode whether characters outside ASCII can be shown
public record Canvas(int width, boolean unicode, Painter painter) {
    public Canvas {
        if (width < 1) {
            throw new IllegalArgumentException("a canvas needs a column, not " + width);
        }
    }

    /// The mark of something cut.
    public String ellipsis() {
        return unicode ? "…" : "...";
    }
}
