package dev.vox.text;

/// A line that stays as it is: an example, a log line, a blank line.
public record Verbatim(Line line) implements Block {}
