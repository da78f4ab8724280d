package dev.vox.text;

/// Puts a style's look around a text.
@FunctionalInterface
public interface Painter {
    /// No colours.
    Painter NONE = (style, text) -> text;

    /// The text with the codes around it that make a terminal show the style.
    String paint(Style style, String text);
}
