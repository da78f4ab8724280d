package dev.vox.text;

import java.util.function.Function;

/// A part of a page that is made for what it is laid out on: a plot that takes the width, with signs that can be shown there.
///
/// @param page what it is on a canvas
public record Fitted(Function<Canvas, Page> page) implements Block {}
