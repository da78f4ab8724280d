package dev.vox.text;

/// Running text, wrapped at the page's width.
///
/// @param indent blanks before each of its lines
public record Paragraph(Line line, int indent) implements Block {}
